package org.linli.kit.pack;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.consume.DatabaseFailed;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;

/** Keeps the packs a service was shown and applies one as the next revision, in one transaction. */
@ApplicationScoped
public class CityPacks {

    /** What was found in a pack: its digest, and the faults that stop it or the warnings that do not. */
    record Checked(String digest, @Nullable Integer revision, List<PackFault> faults) {}

    /** A revision that was applied. */
    record Applied(int revision, String digest, Instant appliedAt, String appliedBy) {}

    private static final long APPLY_LOCK = 0x4c4c5041434bL;

    private final AgroalDataSource database;
    private final Instance<PackOwner> owner;
    private final ObjectMapper json;
    private final Audit audit;
    private final Clock clock;

    CityPacks(AgroalDataSource database, Instance<PackOwner> owner, ObjectMapper json, Audit audit, Clock clock) {
        this.database = database;
        this.owner = owner;
        this.json = json;
        this.audit = audit;
        this.clock = clock;
    }

    /** Checks a pack and, when nothing stops it, keeps it for application. */
    @Transactional
    Checked show(SortedMap<String, byte[]> files) {
        String digest = digest(files);
        List<PackFault> faults = owner.get().check(files);
        if (faults.stream().allMatch(PackFault::warning)) {
            keep(digest, files);
        }
        return new Checked(digest, revisionOf(digest), faults);
    }

    /**
     * Applies a pack that was shown before as the given revision. The same pack under the same revision again changes
     * nothing, so a run that broke off can be repeated.
     *
     * @throws Problem not-found for a pack never shown, conflict when the revision is not above the present one
     */
    @Transactional
    Applied apply(String digest, int revision, Actor by) {
        lock();
        SortedMap<String, byte[]> files = files(digest);
        Integer present = revisionOf(digest);
        int latest = latest();
        if (present != null && present == latest) {
            return applied().getLast();
        }
        if (revision <= latest) {
            throw Problem.of(CommonProblem.CONFLICT)
                    .detail("当前版本为 " + latest, "The present revision is " + latest)
                    .with("revision", latest);
        }
        List<PackFault> faults = owner.get().check(files);
        if (!faults.stream().allMatch(PackFault::warning)) {
            throw Problem.of(CommonProblem.CONFLICT)
                    .detail("数据包已不再符合要求,请重新校验", "The pack no longer passes; check it again");
        }
        owner.get().apply(files, revision, by);
        Instant now = clock.instant();
        run(
                "UPDATE city_pack SET revision = ?, applied_at = ?, applied_by = ? WHERE digest = ?",
                revision,
                OffsetDateTime.ofInstant(now, ZoneOffset.UTC),
                by.subject(),
                digest);
        audit.record(AuditEntry.of(now, by, "administrator", "apply", "city-pack", digest)
                .with(Map.of("revision", revision)));
        return new Applied(revision, digest, now, by.subject());
    }

    /** Revisions applied, oldest first. */
    @Transactional
    List<Applied> applied() {
        List<Applied> all = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT revision, digest, applied_at, applied_by FROM city_pack WHERE revision IS NOT NULL ORDER BY revision");
                ResultSet found = select.executeQuery()) {
            while (found.next()) {
                all.add(new Applied(
                        found.getInt(1),
                        found.getString(2),
                        found.getObject(3, OffsetDateTime.class).toInstant(),
                        found.getString(4)));
            }
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        }
        return all;
    }

    static String digest(SortedMap<String, byte[]> files) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            files.forEach((name, content) -> {
                sha.update((name + "\n" + content.length + "\n").getBytes(StandardCharsets.UTF_8));
                sha.update(content);
            });
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private int latest() {
        List<Applied> all = applied();
        return all.isEmpty() ? 0 : all.getLast().revision();
    }

    private void lock() {
        run("SELECT pg_advisory_xact_lock(?)", APPLY_LOCK);
    }

    private void keep(String digest, SortedMap<String, byte[]> files) {
        run(
                "INSERT INTO city_pack (digest, files, shown_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                digest,
                packed(files),
                OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    private @Nullable Integer revisionOf(String digest) {
        return applied().stream()
                .filter(a -> a.digest().equals(digest))
                .map(Applied::revision)
                .findFirst()
                .orElse(null);
    }

    /**
     * The files of a pack that was shown and found without fault, applied or not.
     *
     * @throws Problem not-found for a pack never shown
     */
    @Transactional
    public SortedMap<String, byte[]> shown(String digest) {
        return files(digest);
    }

    private SortedMap<String, byte[]> files(String digest) {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT files FROM city_pack WHERE digest = ?")) {
            select.setString(1, digest);
            try (ResultSet found = select.executeQuery()) {
                if (!found.next()) {
                    throw Problem.notFound("city pack", "城市数据包");
                }
                return unpacked(found.getBytes(1));
            }
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        }
    }

    private byte[] packed(SortedMap<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream zipped = new GZIPOutputStream(bytes)) {
            json.writeValue(zipped, files);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return bytes.toByteArray();
    }

    private SortedMap<String, byte[]> unpacked(byte[] bytes) {
        try (InputStream zipped = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return json.readValue(zipped, new TypeReference<TreeMap<String, byte[]>>() {});
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void run(String sql, Object... arguments) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            statement.execute();
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        }
    }
}
