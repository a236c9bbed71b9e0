package org.probatum.ui.workbench;

import com.vaadin.flow.spring.SpringBootAutoConfiguration;
import com.vaadin.flow.spring.SpringSecurityAutoConfiguration;
import com.vaadin.flow.spring.VaadinScopesConfig;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/**
 * Wires every module's services and no view. It is no {@code @Configuration}, so that the scan of {@link WorkbenchApplication}
 * passes it by.
 */
@EnableAutoConfiguration(
        exclude = {SpringBootAutoConfiguration.class, SpringSecurityAutoConfiguration.class, VaadinScopesConfig.class})
@ComponentScan({
    "org.probatum.trial",
    "org.probatum.registry",
    "org.probatum.evaluation",
    "org.probatum.ui.workflow",
    "org.probatum.ui.issuing",
    "org.probatum.ui.security.internal"
})
@Import(EngineConfiguration.class)
class ServicesApplication {}
