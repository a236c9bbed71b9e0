package org.probatum.ui.security.internal;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

/** Stored accounts. */
interface UserAccountRepository extends JpaRepository<UserAccountEntity, String> {

    List<UserAccountEntity> findAllByOrderByUser();

    Optional<UserAccountEntity> findByTokenDigest(String digest);
}
