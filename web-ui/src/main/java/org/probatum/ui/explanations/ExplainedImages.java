package org.probatum.ui.explanations;

import java.util.List;
import java.util.Optional;
import org.probatum.alignment.Volume;
import org.probatum.alignment.resampling.Interpolation;
import org.probatum.alignment.resampling.Resampler;
import org.probatum.alignment.transform.SpatialTransform;
import org.probatum.evaluation.explanation.snapshot.Snapshot;
import org.probatum.evaluation.preparation.VolumeAlignment;
import org.probatum.evaluation.run.AlignedPair;
import org.probatum.evaluation.run.AlignedPairs;
import org.probatum.evaluation.run.StoredExplanation;
import org.probatum.trial.acquisition.Acquisition;
import org.probatum.trial.acquisition.AcquisitionService;
import org.probatum.trial.acquisition.AvailabilityMatrix;
import org.probatum.trial.acquisition.InputQualityVerdict;
import org.probatum.trial.acquisition.NiftiReader;
import org.probatum.trial.acquisition.RasterImageReader;
import org.probatum.trial.acquisition.ReadLimits;
import org.probatum.trial.protocol.TrialId;
import org.probatum.trial.storage.ContentStore;
import org.springframework.stereotype.Service;

/** Finds the image behind a stored explanation: what was acquired when the explanation was stored, not what came later. */
@Service
class ExplainedImages {

    private static final String REGISTERED = "_registered";
    private static final String SLIDE = "slide";

    private final AcquisitionService acquisitions;
    private final AlignedPairs pairs;
    private final ContentStore contents;

    ExplainedImages(AcquisitionService acquisitions, AlignedPairs pairs, ContentStore contents) {
        this.acquisitions = acquisitions;
        this.pairs = pairs;
        this.contents = contents;
    }

    /**
     * @throws IllegalArgumentException if the image is not among the acquisitions any more
     * @throws org.probatum.trial.storage.StorageException if its bytes cannot be read or were changed
     */
    ExplainedImage of(TrialId trial, StoredExplanation explanation, Snapshot.SpatialMap map) {
        List<Acquisition> then = AvailabilityMatrix.current(
                        acquisitions.byParticipant(trial, explanation.participant()).stream()
                                .filter(acquisition -> acquisition.auditSequence() < explanation.entry())
                                .toList())
                .stream()
                .filter(acquisition -> !(acquisition.verdict() instanceof InputQualityVerdict.Refused))
                .toList();
        if (map.over() == Snapshot.Over.TILES || map.over() == Snapshot.Over.SLIDE) {
            Acquisition slide = require(then, SLIDE);
            return new ExplainedImage.Slide(
                    SLIDE, RasterImageReader.read(slide.name(), contents.get(slide.digest()), ReadLimits.USUAL));
        }
        Optional<AlignedPair> pair =
                pairs.find(explanation.run(), explanation.participant()).map(pairs::open);
        String name = map.volume().or(() -> pair.map(p -> p.fixed().name())).orElseGet(() -> firstVolume(then));
        return pair.filter(p -> name.equals(p.moving().name() + REGISTERED))
                .flatMap(p -> p.transform().map(transform -> registered(name, p, transform)))
                .orElseGet(() -> acquired(then, name));
    }

    private static ExplainedImage registered(String name, AlignedPair pair, SpatialTransform transform) {
        Volume shown = Resampler.resample(
                pair.moving().volume(), pair.fixed().volume().grid(), transform, Interpolation.LINEAR, 0);
        return new ExplainedImage.Scan(
                name, shown, Optional.of(new ExplainedImage.Origin(pair.moving().name(), transform)));
    }

    private ExplainedImage acquired(List<Acquisition> then, String name) {
        Acquisition volume = require(then, name);
        return new ExplainedImage.Scan(
                name,
                VolumeAlignment.volume(
                        NiftiReader.read(volume.name(), contents.get(volume.digest()), ReadLimits.USUAL)),
                Optional.empty());
    }

    private static Acquisition require(List<Acquisition> then, String stem) {
        return then.stream()
                .filter(acquisition -> stem(acquisition).equals(stem))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "The image " + stem + " behind this explanation is not among the acquisitions any more"));
    }

    private static String firstVolume(List<Acquisition> then) {
        return then.stream()
                .filter(acquisition -> acquisition.name().contains(".nii"))
                .map(ExplainedImages::stem)
                .sorted()
                .findFirst()
                .orElse("volume");
    }

    private static String stem(Acquisition acquisition) {
        return acquisition.name().split("\\.", 2)[0];
    }
}
