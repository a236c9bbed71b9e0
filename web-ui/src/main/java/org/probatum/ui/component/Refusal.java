package org.probatum.ui.component;

import com.vaadin.flow.component.HasComponents;
import java.util.Optional;
import org.probatum.registry.ModelPackageException;
import org.probatum.registry.ModelRegistryException;
import org.probatum.trial.acquisition.UnreadableInputException;
import org.probatum.trial.audit.NotAllowedException;
import org.probatum.trial.cohort.DatabaseLockedException;
import org.probatum.trial.signature.SignatureException;
import org.probatum.trial.storage.StorageException;

/**
 * Says in one sentence why a service refused, at the place where it was asked.
 *
 * <p>Only what the services are known to refuse with is said; any other failure goes on to the page of errors.
 */
public final class Refusal {

    private Refusal() {}

    /**
     * Runs the action; when it is refused, the reason stands in {@code place} instead of what stood there.
     *
     * @return whether it went through
     */
    public static boolean attempt(HasComponents place, Runnable action) {
        place.removeAll();
        try {
            action.run();
            return true;
        } catch (RuntimeException failure) {
            place.add(notice(failure).orElseThrow(() -> failure));
            return false;
        }
    }

    /** The notice of a refusal; nothing for a failure that no service announces. */
    public static Optional<ErrorNotice> notice(RuntimeException failure) {
        return inWords(failure).map(sentence -> new ErrorNotice(sentence, "Nothing was changed", remedy(failure)));
    }

    /** The sentence of a refusal; nothing for a failure that no service announces. */
    public static Optional<String> inWords(RuntimeException failure) {
        return isKnown(failure) ? Optional.of(withoutFullStop(String.valueOf(failure.getMessage()))) : Optional.empty();
    }

    private static boolean isKnown(RuntimeException failure) {
        return failure instanceof IllegalArgumentException
                || failure instanceof NotAllowedException
                || failure instanceof DatabaseLockedException
                || failure instanceof UnreadableInputException
                || failure instanceof ModelPackageException
                || failure instanceof ModelRegistryException
                || failure instanceof SignatureException
                || failure instanceof StorageException;
    }

    private static String remedy(RuntimeException failure) {
        return switch (failure) {
            case NotAllowedException e -> "Ask somebody with this role";
            case DatabaseLockedException e -> "A locked database stays as it is";
            case StorageException e -> "Tell the administrator, then try again";
            default -> "Correct it and try again";
        };
    }

    private static String withoutFullStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }
}
