package org.probatum.ui.frame;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.Optional;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.protocol.TrialId;
import org.probatum.ui.security.CurrentActor;
import org.probatum.ui.trial.SearchHit;
import org.probatum.ui.trial.SearchSource;

/** The global search: participant, model or entry number, found while typing. */
final class SearchField extends Div {

    private static final int MOST_HITS = 12;

    // In the browser, because a shortcut of the server would take the slash out of every other field.
    private static final String SHORTCUT = """
            if (this.shortcut) return;
            const field = $0;
            this.shortcut = event => {
                if (!this.isConnected) return;
                const writes = event.composedPath().some(at => at.matches && at.matches('input, textarea, [contenteditable]'));
                const slash = event.key === '/' && !writes;
                const k = (event.metaKey || event.ctrlKey) && event.key === 'k';
                if (slash || k) {
                    event.preventDefault();
                    field.focus();
                }
            };
            document.addEventListener('keydown', this.shortcut);
            """;

    private final List<SearchSource> sources;
    private final CurrentActor currentActor;
    private final TextField field = new TextField();
    private final Div results = new Div();
    private Optional<TrialId> trial = Optional.empty();

    SearchField(List<SearchSource> sources, CurrentActor currentActor) {
        this.sources = List.copyOf(sources);
        this.currentActor = currentActor;
        addClassName("search");
        field.setAriaLabel("Search participant, model or entry number");
        field.setPlaceholder("Search  /  or ⌘K");
        field.setPrefixComponent(VaadinIcon.SEARCH.create());
        field.setClearButtonVisible(true);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.addValueChangeListener(change -> search());
        field.addKeyDownListener(Key.ESCAPE, press -> results.setVisible(false));
        results.addClassName("search-results");
        results.getElement().setAttribute("role", "region");
        results.getElement().setAttribute("aria-label", "Search results");
        results.setVisible(false);
        add(field, results);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        getElement().executeJs(SHORTCUT, field.getElement());
    }

    void within(Optional<TrialId> chosen) {
        trial = chosen;
        results.setVisible(false);
    }

    private void search() {
        String words = field.getValue().strip();
        if (words.isEmpty()) {
            results.setVisible(false);
            return;
        }
        Actor actor = currentActor.get();
        List<SearchHit> hits = sources.stream()
                .flatMap(source -> source.search(words, actor, trial).stream())
                .limit(MOST_HITS)
                .toList();
        results.removeAll();
        results.add(hits.isEmpty() ? nothing(words) : list(hits));
        results.setVisible(true);
    }

    private static Paragraph nothing(String words) {
        Paragraph nothing = new Paragraph("Nothing found for “" + words + "”.");
        nothing.getElement().setAttribute("role", "status");
        return nothing;
    }

    private static UnorderedList list(List<SearchHit> hits) {
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
