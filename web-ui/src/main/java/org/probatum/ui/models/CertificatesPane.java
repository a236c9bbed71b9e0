package org.probatum.ui.models;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.stream.Collectors;
import org.probatum.evaluation.certificate.CertificateVerdicts;
import org.probatum.evaluation.certificate.IssuedCertificate;
import org.probatum.registry.ModelStatus;
import org.probatum.registry.ModelVersion;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.Role;
import org.probatum.ui.certificate.CertificateNavigation;
import org.probatum.ui.component.DataTable;
import org.probatum.ui.component.Dates;

/** The missing-modality certificates of a version, and the way to make one more. */
final class CertificatesPane extends Div {

    private final CertificateDesk desk;

    CertificatesPane(CertificateDesk desk, Actor actor, ModelVersion version, Runnable changed) {
        this.desk = desk;
        add(new H3("Certificates of missing modalities"));
        List<IssuedCertificate> issued = desk.of(version.id());
        add(
                issued.isEmpty()
                        ? new Paragraph("None was issued: nothing is shown about this version without a modality.")
                        : table(issued));
        boolean may = actor.has(Role.MODEL_ENGINEER) || actor.has(Role.STATISTICIAN) || actor.has(Role.APPROVER);
        if (may && !(version.status() instanceof ModelStatus.Retired)) {
            add(new Button("Certify on a cohort", click -> new CertifyDialog(desk, actor, version, changed).open()));
        }
    }

    private DataTable table(List<IssuedCertificate> issued) {
        DataTable table = new DataTable(
                "Certificates of missing modalities", "Certificate", "Cohort", "Subsets that may be used", "Issued");
        for (IssuedCertificate one : issued) {
            table.row(
                    new Anchor(
                            CertificateNavigation.path(one.certificate()),
                            one.certificate().abbreviated() + "…"),
                    new Span(one.cohort()),
                    new Span(allowed(desk.verdicts(one))),
                    new Span(Dates.time(one.issuedAt()) + " by " + one.issuedBy()));
        }
        return table;
    }

    private static String allowed(CertificateVerdicts verdicts) {
        int subsets = (1 << verdicts.modalities().size()) - 2;
        return verdicts.strategies().keySet().stream()
                .map(strategy -> strategy + " " + verdicts.mayBeUsed(strategy) + " of " + subsets)
                .collect(Collectors.joining(", "));
    }
}
