package org.probatum.ui.workbench;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.component.page.Viewport;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.spring.annotation.EnableVaadin;
import com.vaadin.flow.theme.aura.Aura;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Wires every module's services and shows the browser workbench in light or dark, as the system prefers. */
@SpringBootApplication(scanBasePackages = "org.probatum", proxyBeanMethods = false)
@EnableVaadin("org.probatum.ui")
@EnableScheduling
@Push
@Viewport("width=device-width, initial-scale=1")
@ColorScheme(ColorScheme.Value.SYSTEM)
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("probatum.css")
@StyleSheet("evidence.css")
public class WorkbenchApplication implements AppShellConfigurator {

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.addFavIcon("icon", "probatum.svg", "any");
        settings.setPageTitle("Probatum");
    }
}
