package org.probatum.ui.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.NotAllowedException;
import org.probatum.trial.audit.Role;
import org.probatum.trial.cohort.DatabaseLockedException;
import org.probatum.trial.protocol.TrialId;

class RefusalTest {

    private final Div place = new Div();

    @Test
    void saysWhyAServiceRefused() {
        boolean done = Refusal.attempt(place, () -> {
            throw new DatabaseLockedException(new TrialId("glioma"));
        });
        assertThat(done).isFalse();
        assertThat(place.getElement().getTextRecursively())
                .contains("The database of trial glioma is locked; its data cannot change any more")
                .contains("Nothing was changed");
    }

    @Test
    void aMissingRoleIsNamed() {
        Actor reader = new Actor("reader", "R. Eader", Set.of(Role.AUDITOR));
        assertThat(Refusal.inWords(new NotAllowedException(reader, "screen candidates", Role.COORDINATOR)))
                .contains("R. Eader may not screen candidates: this needs the role Coordinator");
    }

    @Test
    void anotherTryTakesTheNoticeAway() {
        place.add(new Span("an earlier notice"));
        assertThat(Refusal.attempt(place, () -> {})).isTrue();
        assertThat(place.getChildren()).isEmpty();
    }

    @Test
    void aFailureThatNoServiceAnnouncesIsNotSwallowed() {
        assertThatThrownBy(() -> Refusal.attempt(place, () -> {
                    throw new NullPointerException("a bug");
                }))
                .isInstanceOf(NullPointerException.class);
    }
}
