/**
 * The command line: one class per command, started without Spring unless the command serves.
 *
 * <p>Start with {@link org.probatum.ui.cli.CommandLineTool}. A command is a picocli {@code Callable<Integer>} that returns an
 * {@link org.probatum.ui.cli.ExitCode} or throws {@link org.probatum.ui.cli.CommandFailure}.
 */
@NullMarked
package org.probatum.ui.cli;

import org.jspecify.annotations.NullMarked;
