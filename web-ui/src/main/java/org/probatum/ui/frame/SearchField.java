package org.probatum.ui.frame;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Optional;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.protocol.TrialId;
import org.probatum.ui.security.CurrentActor;
import org.probatum.ui.trial.SearchHit;
import org.probatum.ui.trial.SearchSource;

/** The global search: participant, model or entry number, and Enter. */
final class SearchField extends Div {

    private static final int MOST_HITS = 12;

    private final List<SearchSource> sources;
    private final CurrentActor currentActor;
    private final TextField field = new TextField();
    private final Popover results = new Popover();
    private Optional<TrialId> trial = Optional.empty();

    SearchField(List<SearchSource> sources, CurrentActor currentActor) {
        this.sources = List.copyOf(sources);
        this.currentActor = currentActor;
        addClassName("search");
        field.setAriaLabel("Search participant, model or entry number");
        field.setPlaceholder("Search  /  or ⌘K");
        field.setPrefixComponent(VaadinIcon.SEARCH.create());
        field.setClearButtonVisible(true);
        field.addKeyPressListener(Key.ENTER, press -> search());
        results.setTarget(field);
        results.setOpenOnClick(false);
        results.setOpenOnFocus(false);
        results.setPosition(PopoverPosition.BOTTOM_START);
        results.setAriaLabel("Search results");
        add(field, results);
    }

    void within(Optional<TrialId> chosen) {
        trial = chosen;
        results.close();
    }

    void focus() {
        field.focus();
    }

    private void search() {
        String words = field.getValue().strip();
        if (words.isEmpty()) {
            results.close();
            return;
        }
        Actor actor = currentActor.get();
        List<SearchHit> hits = sources.stream()
                .flatMap(source -> source.search(words, actor, trial).stream())
                .limit(MOST_HITS)
                .toList();
        results.removeAll();
        results.add(hits.isEmpty() ? new Paragraph("Nothing found for “" + words + "”.") : list(hits));
        results.open();
    }

    private UnorderedList list(List<SearchHit> hits) {
        UnorderedList list = new UnorderedList();
        list.addClassName("search-hits");
        for (SearchHit hit : hits) {
            Span kind = new Span(hit.kind() + " ");
            kind.addClassName("quiet");
            list.add(new ListItem(kind, new Anchor(hit.path(), hit.label())));
        }
        return list;
    }
}
