package org.probatum.trial.protocol.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** One stored version of a protocol. The definition never changes; approval is added once. */
@Entity
@Table(name = "protocol_version")
public class ProtocolVersionEntity implements Persistable<String> {

    @Id
    @Column(name = "id", length = 140)
    private String id = "";

    @Column(name = "trial", nullable = false, length = 64)
    private String trial = "";

    @Column(name = "version", nullable = false, length = 64)
    private String version = "";

    @Column(name = "position", nullable = false)
    private int position;

    @Column(name = "canonical", nullable = false, length = 1_000_000)
    private String canonical = "";

    @Column(name = "digest", nullable = false, length = 64)
    private String digest = "";

    @Column(name = "amends", length = 64)
    private @Nullable String amends;

    @Column(name = "reason", length = 2000)
    private @Nullable String reason;

    @Column(name = "approved_by_user", length = 100)
    private @Nullable String approvedByUser;

    @Column(name = "approved_by_name", length = 200)
    private @Nullable String approvedByName;

    @Column(name = "approved_at")
    private @Nullable Instant approvedAt;

    @Column(name = "signature", length = 64)
    private @Nullable String signature;

    /** Whether it is to be inserted; an existing version is never replaced by an equal key. */
    @Transient
    private boolean fresh;

    /** For the persistence provider. */
    protected ProtocolVersionEntity() {}

    public ProtocolVersionEntity(String trial, String version, int position, String canonical, String digest) {
        this.id = idOf(trial, version);
        this.trial = trial;
        this.version = version;
        this.position = position;
        this.canonical = canonical;
        this.digest = digest;
        this.fresh = true;
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public boolean isNew() {
        return fresh;
    }

    /** The key of a version. */
    public static String idOf(String trial, String version) {
        return trial + "@" + version;
    }

    public void setAmendment(String amendedVersion, String why) {
        this.amends = amendedVersion;
        this.reason = why;
    }

    public void setApproval(String user, String name, Instant at, String signatureDigest) {
        this.approvedByUser = user;
        this.approvedByName = name;
        this.approvedAt = at;
        this.signature = signatureDigest;
    }

    public String trial() {
        return trial;
    }

    public String version() {
        return version;
    }

    public int position() {
        return position;
    }

    public String canonical() {
        return canonical;
    }

    public String digest() {
        return digest;
    }

    public @Nullable String amends() {
        return amends;
    }

    public @Nullable String reason() {
        return reason;
    }

    public @Nullable String approvedByUser() {
        return approvedByUser;
    }

    public @Nullable String approvedByName() {
        return approvedByName;
    }

    public @Nullable Instant approvedAt() {
        return approvedAt;
    }

    public @Nullable String signature() {
        return signature;
    }
}
