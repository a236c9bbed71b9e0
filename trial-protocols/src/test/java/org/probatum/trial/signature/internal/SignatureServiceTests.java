package org.probatum.trial.signature.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.probatum.trial.TestPeople.APPROVER;
import static org.probatum.trial.TestPeople.COORDINATOR;
import static org.probatum.trial.TestPeople.PASSWORD;

import org.junit.jupiter.api.Test;
import org.probatum.trial.TestApplication;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.AuditAction;
import org.probatum.trial.audit.AuditEntry;
import org.probatum.trial.audit.AuditFilter;
import org.probatum.trial.audit.AuditLog;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.protocol.TrialId;
import org.probatum.trial.signature.Credentials;
import org.probatum.trial.signature.ElectronicSignature;
import org.probatum.trial.signature.SignatureException;
import org.probatum.trial.signature.SignatureMeaning;
import org.probatum.trial.signature.SignatureService;
import org.probatum.trial.signature.SigningOutcome;
import org.probatum.trial.signature.SigningOutcome.Refused;
import org.probatum.trial.signature.SigningOutcome.Signed;
import org.probatum.trial.signature.SigningRequest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;

@SpringBootTest(classes = TestApplication.class)
abstract class SignatureServiceTests {

    private static final TrialId TRIAL = new TrialId("glioma-rct");
    private static final Digest SHOWN = Digest.ofText("the protocol as shown");

    @Autowired
    SignatureService service;

    @Autowired
    AuditLog log;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void bindsSignerTimeMeaningAndContent() {
        SigningOutcome outcome = sign(APPROVER, APPROVER.user(), PASSWORD, SignatureMeaning.APPROVAL, "protocol:a@1");
        ElectronicSignature signature = ((Signed) outcome).signature();
        assertThat(signature.printedName()).isEqualTo("Florence Nightingale");
        assertThat(signature.at()).isEqualTo(TestApplication.NOW);
        assertThat(signature.isUnder(SHOWN)).isTrue();
        assertThat(signature.isUnder(Digest.ofText("another protocol"))).isFalse();
        assertThat(service.bySubject("protocol:a@1")).containsExactly(signature);
        assertThat(service.byTrial(TRIAL)).contains(signature);
        AuditEntry entry = log.entry(signature.auditSequence()).orElseThrow();
        assertThat(entry.action()).isEqualTo(AuditAction.RECORD_SIGNED);
        assertThat(entry.canonical()).contains(signature.binding().hex()).contains(SHOWN.hex());
    }

    @Test
    void refusesAWrongPasswordAndRecordsIt() {
        SigningOutcome outcome = sign(APPROVER, APPROVER.user(), "wrong", SignatureMeaning.APPROVAL, "protocol:b@1");
        assertRefused(outcome, "protocol:b@1", "password is wrong");
        assertThat(log.page(AuditFilter.ofSubject("protocol:b@1"), 0, 1)
                        .getFirst()
                        .canonical())
                .doesNotContain("\"wrong\"");
    }

    @Test
    void refusesTheCredentialsOfAnotherPerson() {
        SigningOutcome outcome =
                sign(COORDINATOR, APPROVER.user(), PASSWORD, SignatureMeaning.APPROVAL, "protocol:c@1");
        assertRefused(outcome, "protocol:c@1", "another person");
    }

    @Test
    void refusesAMeaningThatTheRoleMayNotGive() {
        SigningOutcome outcome =
                sign(COORDINATOR, COORDINATOR.user(), PASSWORD, SignatureMeaning.DATABASE_LOCK, "database:d");
        assertRefused(outcome, "database:d", "needs the role Approver");
    }

    @Test
    void namesASignatureThatWasMovedToAnotherRecord() {
        sign(APPROVER, APPROVER.user(), PASSWORD, SignatureMeaning.RELEASE, "report:e");
        jdbc.update("update electronic_signature set subject = 'report:f' where subject = 'report:e'");
        assertThatThrownBy(() -> service.bySubject("report:f"))
                .isInstanceOf(SignatureException.class)
                .hasMessageContaining("report:f");
        jdbc.update("update electronic_signature set subject = 'report:e' where subject = 'report:f'");
    }

    private SigningOutcome sign(Actor by, String user, String password, SignatureMeaning meaning, String subject) {
        return service.sign(SigningRequest.of(by, new Credentials(user, password), meaning, SHOWN, subject, TRIAL));
    }

    private void assertRefused(SigningOutcome outcome, String subject, String reason) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).contains(reason));
        assertThat(service.bySubject(subject)).isEmpty();
        assertThat(log.page(AuditFilter.ofSubject(subject), 0, 10))
                .extracting(AuditEntry::action)
                .containsExactly(AuditAction.SIGNING_REFUSED);
    }
}
