package org.probatum.ui.protocol;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.Locale;
import org.probatum.registry.ModelRegistry;
import org.probatum.trial.protocol.Protocol;
import org.probatum.trial.protocol.TrialDefinition;

/** A protocol, readable, section by section, with a list of the sections beside it. */
final class DefinitionPane extends Div {

    private final UnorderedList contents = new UnorderedList();
    private final Div sections = new Div();

    DefinitionPane(Protocol protocol, ModelRegistry registry) {
        TrialDefinition trial = protocol.definition();
        addClassName("definition");
        Nav nav = new Nav(contents);
        nav.getElement().setAttribute("aria-label", "Sections of the protocol");
        sections.addClassName("sections");
        add(nav, sections);
        section("Overview", DesignSections.overview(protocol));
        section("Arms", DesignSections.arms(trial));
        section("Eligibility", DesignSections.participants(trial), DesignSections.inputs(trial));
        section("Allocation", DesignSections.allocation(trial));
        section("Sites and visits", DesignSections.sites(trial), DesignSections.visits(trial));
        section("Endpoints", DesignSections.endpoints(trial));
        section("Models", PlanSections.models(trial, registry));
        section("Missing data", PlanSections.missingData(trial));
        section("Alignment", PlanSections.alignment(trial));
        section("Explanations", PlanSections.explanations(trial));
        section("Analysis plan", PlanSections.analysisSets(trial), PlanSections.analyses(trial));
        section("SPIRIT-AI", PlanSections.spiritAi(trial));
    }

    private void section(String title, Component... content) {
        String id = "section-" + title.toLowerCase(Locale.ROOT).replace(' ', '-');
        H2 heading = new H2(title);
        heading.setId(id);
        Section section = new Section(heading);
        section.add(content);
        sections.add(section);
        Anchor link = new Anchor("#" + id, title);
        link.getElement().setAttribute("router-ignore", true);
        contents.add(new ListItem(link));
    }
}
