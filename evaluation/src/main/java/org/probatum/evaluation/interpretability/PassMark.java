package org.probatum.evaluation.interpretability;

import java.util.List;

/**
 * Whether an explanation can be believed: the checks that were made, and how many may fail.
 *
 * @param checks at least one
 * @param failuresAllowed how many may fail, other than the required ones
 */
public record PassMark(List<Check> checks, int failuresAllowed) {

    public PassMark {
        checks = List.copyOf(checks);
        if (checks.isEmpty()) {
            throw new IllegalArgumentException("A pass mark needs at least one check");
        }
    }

    public int passed() {
        return (int) checks.stream().filter(Check::passed).count();
    }

    /** No required check failed, and no more others than the plan allows. */
    public boolean isReliable() {
        boolean required = checks.stream().allMatch(c -> c.passed() || !c.kind().isRequired());
        return required && checks.size() - passed() <= failuresAllowed;
    }

    /** {@code reliable by 5 of 6 checks} or {@code not reliable: failed sanity under randomized weights}. */
    public String wording() {
        if (isReliable()) {
            return "reliable by " + passed() + " of " + checks.size() + " checks";
        }
        List<String> failed = checks.stream()
                .filter(c -> !c.passed())
                .map(c -> c.kind().label())
                .toList();
        return "not reliable: failed " + String.join(", ", failed);
    }
}
