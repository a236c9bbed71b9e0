package org.probatum.trial.audit.verification;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.audit.verification.Verification.Broken;

/** Holds a recomputed tree against signed checkpoints. */
final class CheckpointCheck {

    /** What a checkpoint's signed text states. */
    private record Statement(long size, Digest root) {}

    private CheckpointCheck() {}

    static Optional<Broken> firstBroken(TreeLevels tree, List<String> notes, VerifierKey key) {
        List<Statement> statements = new ArrayList<>();
        for (String note : notes) {
            Optional<Statement> statement = key.open(note).flatMap(text -> statement(text, key));
            if (statement.isEmpty()) {
                return Optional.of(forged(note, key));
            }
            statements.add(statement.get());
        }
        statements.sort(Comparator.comparingLong(Statement::size));
        return firstContradicted(tree, statements);
    }

    private static Optional<Broken> firstContradicted(TreeLevels tree, List<Statement> statements) {
        long proven = 0;
        for (Statement statement : statements) {
            if (statement.size() > tree.size()) {
                return Optional.of(new Broken(
                        tree.size(),
                        "The trail was cut: a checkpoint covers " + statement.size() + " entries, there are "
                                + tree.size()));
            }
            if (!tree.root(statement.size()).equals(statement.root())) {
                return Optional.of(new Broken(
                        proven,
                        "The history was rewritten: entries " + proven + " to " + (statement.size() - 1)
                                + " do not lead to the root that was signed for " + statement.size() + " entries"));
            }
            proven = statement.size();
        }
        return Optional.empty();
    }

    private static Broken forged(String note, VerifierKey key) {
        String said = note.lines().skip(1).findFirst().orElse("");
        long size = said.matches("[0-9]{1,18}") ? Long.parseLong(said) : 0;
        return new Broken(
                size, "A checkpoint is forged: its note for " + size + " entries is not signed by " + key.name());
    }

    private static Optional<Statement> statement(String text, VerifierKey key) {
        List<String> lines = text.lines().toList();
        if (lines.size() < 3
                || !lines.get(0).equals(key.name())
                || !lines.get(1).matches("0|[1-9][0-9]{0,17}")) {
            return Optional.empty();
        }
        try {
            byte[] root = Base64.getDecoder().decode(lines.get(2));
            return Optional.of(new Statement(
                    Long.parseLong(lines.get(1)), new Digest(HexFormat.of().formatHex(root))));
        } catch (IllegalArgumentException e) {
            // The root is no base64 of 32 bytes, so this is no checkpoint.
            return Optional.empty();
        }
    }
}
