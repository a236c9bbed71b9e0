package org.probatum.trial.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.probatum.trial.TestPeople.APPROVER;
import static org.probatum.trial.TestPeople.COORDINATOR;
import static org.probatum.trial.TestPeople.STATISTICIAN;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.probatum.trial.TestApplication;
import org.probatum.trial.audit.AuditAction;
import org.probatum.trial.audit.AuditEntry;
import org.probatum.trial.audit.AuditFilter;
import org.probatum.trial.audit.AuditLog;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.audit.NotAllowedException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** Drafts that replace drafts, on one of the databases. */
@SpringBootTest(classes = TestApplication.class)
abstract class ProtocolDraftsTests {

    private static final String WHY = "The restricted mean is read at 30 months";

    @Autowired
    private ProtocolService protocols;

    @Autowired
    private ProtocolDrafts drafts;

    @Autowired
    private AuditLog log;

    @Test
    void aLaterDraftTakesThePlaceOfTheOneBefore() {
        TrialId trial = draft("replace");

        DraftProtocol later = drafts.replace(STATISTICIAN, "1.0", json("replace", "1.1", 30), WHY, TestApplication.NOW);

        assertThat(protocols.versions(trial)).extracting(Protocol::version).containsExactly("1.0", "1.1");
        assertThat(protocols.version(trial, "1.1").orElseThrow().digest()).isEqualTo(later.digest());
        assertThat(entries(trial)).hasSize(2);
        assertThat(entries(trial).getLast().canonical())
                .contains(
                        "\"replaces\":\"1.0\"",
                        WHY,
                        "/analysisPlan/analyses/4/tau",
                        later.digest().hex());
    }

    @Test
    void onlyTheLatestDraftCanBeApproved() {
        TrialId trial = draft("approve");
        drafts.replace(STATISTICIAN, "1.0", json("approve", "1.1", 30), WHY, TestApplication.NOW);

        assertThatThrownBy(
                        () -> protocols.approve(APPROVER, trial, "1.0", TestApplication.NOW, Digest.ofText("signed")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Draft 1.0 of trial approve was replaced by version 1.1, which is the one to approve");
        protocols.approve(APPROVER, trial, "1.1", TestApplication.NOW, Digest.ofText("signed"));
        assertThatThrownBy(
                        () -> drafts.replace(STATISTICIAN, "1.1", json("approve", "1.2", 24), WHY, TestApplication.NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is approved; a later version is an amendment");
    }

    @Test
    void whatIsRefusedStoresNothing() {
        TrialId trial = draft("refuse");

        refused("1.0", json("refuse", "1.0", 30), WHY, "has a version 1.0 already");
        refused("1.0", json("refuse", "1.1", 36), WHY, "Nothing but the version number differs");
        refused("1.0", json("refuse", "1.1", 30), " ", "gives its reason");
        refused("0.9", json("refuse", "1.1", 30), WHY, "Version 1.0 of trial refuse was stored meanwhile");
        refused("1.0", json("nobody", "1.1", 30), WHY, "has no draft that could be replaced");
        assertThatThrownBy(
                        () -> drafts.replace(COORDINATOR, "1.0", json("refuse", "1.1", 30), WHY, TestApplication.NOW))
                .isInstanceOf(NotAllowedException.class);
        assertThat(protocols.versions(trial)).hasSize(1);
        assertThat(entries(trial)).hasSize(1);
    }

    private void refused(String replaced, byte[] json, String reason, String sentence) {
        assertThatThrownBy(() -> drafts.replace(STATISTICIAN, replaced, json, reason, TestApplication.NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence);
    }

    private TrialId draft(String id) {
        return protocols
                .draft(STATISTICIAN, json(id, "1.0", 36), TestApplication.NOW)
                .trial();
    }

    /** The demonstration's definition under this identifier, with this number and truncation time. */
    private static byte[] json(String id, String version, int tau) {
        String text = GliomaTrial.text()
                .replaceFirst("\"id\": \"glioma-rct\"", "\"id\": \"" + id + "\"")
                .replaceFirst("\"version\": \"1.0\"", "\"version\": \"" + version + "\"")
                .replaceFirst("\"tau\": 36", "\"tau\": " + tau);
        assertThat(text).contains("\"id\": \"" + id + "\"", "\"tau\": " + tau);
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private List<AuditEntry> entries(TrialId trial) {
        try (Stream<AuditEntry> entries =
                log.entries(AuditFilter.ofTrial(trial.value()).with(AuditAction.PROTOCOL_DRAFTED))) {
            return entries.toList();
        }
    }
}
