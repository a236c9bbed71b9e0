package org.probatum.ui.cohort;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.probatum.evaluation.missingness.TableMissingness;
import org.probatum.report.figure.FigureLabels;
import org.probatum.report.figure.MissingnessFigure;
import org.probatum.report.figure.MissingnessFigure.State;
import org.probatum.trial.acquisition.Availability;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.Modality;

/** The maps of missing data. */
final class MissingnessFigures {

    private static final int MOST_VARIABLES = 16;

    private MissingnessFigures() {}

    static MissingnessFigure ofModalities(MissingnessData data) {
        List<MissingnessFigure.Participant> participants = new ArrayList<>();
        for (ParticipantId id : data.ids()) {
            participants.add(new MissingnessFigure.Participant(
                    id.value(),
                    data.modalities().stream()
                            .map(modality -> state(data.at(id, modality)))
                            .toList()));
        }
        String words = data.modalities().stream()
                .map(modality -> modality + " missing or refused for "
                        + data.present().stream()
                                .filter(one -> !one.contains(modality))
                                .count())
                .collect(Collectors.joining(", "));
        return new MissingnessFigure(
                new FigureLabels(
                        "Modalities by participant",
                        "Enrolled participants",
                        words + ", of " + data.participants() + " participants."),
                data.modalities().stream().map(Modality::value).toList(),
                participants);
    }

    private static State state(Availability availability) {
        return switch (availability) {
            case COLLECTED -> State.COLLECTED;
            case DOUBTFUL -> State.DOUBTFUL;
            case REFUSED -> State.REFUSED;
            case MISSING -> State.MISSING;
        };
    }

    /** The columns with the most gaps; participants who have the table. */
    static MissingnessFigure ofTable(TableMissingness table) {
        List<Integer> columns = table.mostMissing(MOST_VARIABLES);
        List<String> names = columns.stream()
                .map(v -> table.table().variables().get(v).name())
                .toList();
        List<MissingnessFigure.Participant> participants = new ArrayList<>();
        for (int row = 0; row < table.table().rows(); row++) {
            int here = row;
            participants.add(new MissingnessFigure.Participant(
                    String.valueOf(row),
                    columns.stream()
                            .map(v -> table.table().isMissing(here, v) ? State.MISSING : State.COLLECTED)
                            .toList()));
        }
        int all = table.table().variables().size();
        String which = all > columns.size()
                ? "The " + columns.size() + " of " + all + " columns with the most missing values"
                : "All " + all + " columns";
        String words = columns.stream()
                .map(v -> table.table().variables().get(v).name() + " "
                        + table.table().missingCount(v))
                .collect(Collectors.joining(", "));
        return new MissingnessFigure(
                new FigureLabels("Values of " + table.modality(), which, "Missing values by column: " + words + "."),
                names,
                participants);
    }
}
