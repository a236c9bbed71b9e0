package org.probatum.trial.protocol.internal;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** The stored versions of protocols. */
public interface ProtocolVersionRepository extends JpaRepository<ProtocolVersionEntity, String> {

    List<ProtocolVersionEntity> findByTrialOrderByPosition(String trial);

    List<ProtocolVersionEntity> findAllByOrderByTrialAscPositionAsc();
}
