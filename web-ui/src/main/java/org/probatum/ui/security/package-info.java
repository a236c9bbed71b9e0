/**
 * Who may come in, and as whom: user accounts, log-in, lock-out, one-time links and the administrator's view of them.
 *
 * <p>Start with {@link org.probatum.ui.security.CurrentActor}, which every view asks who acts, and
 * {@link org.probatum.ui.security.UserAccounts}. Passwords are kept as bcrypt hashes only; an administrator never knows one.
 */
@NullMarked
package org.probatum.ui.security;

import org.jspecify.annotations.NullMarked;
