package org.probatum.ui.security.internal;

import java.time.Clock;
import org.probatum.ui.security.UserAccount;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Accounts as Spring Security wants them. */
@Service
class StoredUserDetails implements UserDetailsService {

    private final UserAccountRepository repository;
    private final Clock clock;

    StoredUserDetails(UserAccountRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public UserDetails loadUserByUsername(String user) {
        UserAccountEntity entity =
                repository.findById(user).orElseThrow(() -> new UsernameNotFoundException("No account " + user));
        UserAccount account = entity.account();
        return User.withUsername(account.user())
                .password(entity.passwordHash().orElse(""))
                .disabled(account.state() != UserAccount.State.ACTIVE)
                .accountLocked(account.isLockedAt(clock.instant()))
                .roles(account.roles().stream().map(Enum::name).toArray(String[]::new))
                .build();
    }
}
