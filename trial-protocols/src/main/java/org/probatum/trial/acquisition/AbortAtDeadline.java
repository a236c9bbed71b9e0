package org.probatum.trial.acquisition;

import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;

/** Stops the decoding of a picture that takes too long. */
final class AbortAtDeadline implements IIOReadProgressListener {

    private final ReadLimits.Deadline deadline;

    AbortAtDeadline(ReadLimits.Deadline deadline) {
        this.deadline = deadline;
    }

    @Override
    public void imageProgress(ImageReader source, float percentageDone) {
        if (deadline.isOver()) {
            source.abort();
        }
    }

    @Override
    public void sequenceStarted(ImageReader source, int minIndex) {}

    @Override
    public void sequenceComplete(ImageReader source) {}

    @Override
    public void imageStarted(ImageReader source, int imageIndex) {}

    @Override
    public void imageComplete(ImageReader source) {}

    @Override
    public void thumbnailStarted(ImageReader source, int imageIndex, int thumbnailIndex) {}

    @Override
    public void thumbnailProgress(ImageReader source, float percentageDone) {}

    @Override
    public void thumbnailComplete(ImageReader source) {}

    @Override
    public void readAborted(ImageReader source) {}
}
