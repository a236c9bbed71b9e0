package org.probatum.trial.cohort.internal;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** The screened persons of all trials. */
public interface ParticipantRepository extends JpaRepository<ParticipantEntity, Long> {

    Optional<ParticipantEntity> findByTrialAndParticipant(String trial, String participant);

    List<ParticipantEntity> findByTrialOrderByParticipant(String trial);

    List<ParticipantEntity> findByTrialAndEnrolmentNumberNotNullOrderByEnrolmentNumber(String trial);

    List<ParticipantEntity> findByTrialAndStatus(String trial, String status);

    /** @param text lower case, with SQL wildcards; status {@code %} for all */
    @Query(MATCHING)
    List<ParticipantEntity> findMatching(String trial, String text, String status, Pageable page);

    @Query("select count(p) " + CONDITION)
    long countMatching(String trial, String text, String status);

    @Query("select p.status as status, count(p) as number, "
            + "sum(case when p.outcomeRecorded = true then 1 else 0 end) as outcomes, count(p.enrolmentNumber) as enrolled "
            + "from ParticipantEntity p where p.trial = :trial group by p.status")
    List<StatusCount> countByStatus(String trial);

    String CONDITION = "from ParticipantEntity p where p.trial = :trial and p.status like :status "
            + "and (lower(p.participant) like :text escape '!' or lower(p.site) like :text escape '!')";

    String MATCHING = "select p " + CONDITION;

    /** How many participants have a status, and how many of them have an outcome or were enrolled. */
    interface StatusCount {
        String getStatus();

        long getNumber();

        long getOutcomes();

        long getEnrolled();
    }
}
