package org.probatum.ui.cohort;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import org.probatum.trial.acquisition.Acquisition;
import org.probatum.trial.acquisition.AvailabilityMatrix;
import org.probatum.trial.acquisition.InputQualityVerdict;
import org.probatum.trial.cohort.Participant;
import org.probatum.trial.protocol.ApprovedProtocol;
import org.probatum.trial.protocol.Modality;
import org.probatum.trial.storage.ContentStore;
import org.probatum.ui.component.Words;

/** The modalities of a participant side by side, each with its quality verdict. */
final class ModalitiesPanel extends Div {

    ModalitiesPanel(CohortDesk desk, ContentStore contents, ApprovedProtocol protocol, Participant participant) {
        addClassName("modalities");
        List<Acquisition> current = desk.acquisitions().current(protocol.trial(), participant.id());
        List<Modality> modalities = protocol.definition().modalities();
        AvailabilityMatrix matrix = AvailabilityMatrix.of(List.of(participant.id()), modalities, current);
        for (Modality modality : modalities) {
            Div card = new Div(
                    new H3(Words.sentence(modality.value())),
                    AvailabilityMarks.badge(matrix.at(participant.id(), modality)));
            card.addClassName("panel");
            current.stream()
                    .filter(acquisition -> acquisition.modality().equals(modality))
                    .forEach(acquisition -> card.add(input(acquisition, contents)));
            add(card);
        }
    }

    private static Div input(Acquisition acquisition, ContentStore contents) {
        Div input = new Div();
        input.addClassName("input");
        if (!(acquisition.verdict() instanceof InputQualityVerdict.Refused)) {
            input.add(InputPictures.of(acquisition, contents.get(acquisition.digest())));
        }
        acquisition.verdict().why().forEach(reason -> input.add(new Paragraph("! " + reason)));
        Paragraph source = new Paragraph(acquisition.name() + " · entry " + acquisition.auditSequence() + " · "
                + acquisition.digest().abbreviated() + "…");
        source.addClassNames("quiet", "identifier");
        input.add(source);
        return input;
    }
}
