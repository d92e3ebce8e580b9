package org.linli.intake.testing;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.testing.TestTokens;

/** People with postings, as dispatch would have told of them. */
@ApplicationScoped
public class People {

    /** Somebody with a token. */
    public record Person(String subject, String token, String posting) {}

    private final AgroalDataSource database;

    People(AgroalDataSource database) {
        this.database = database;
    }

    /** Somebody new who holds the role at the area since long ago. */
    public Person in(String role, String area) {
        return person(role, area, null);
    }

    /** Somebody new who holds the role at the unit. */
    public Person at(String role, String unit) {
        return person(role, null, unit);
    }

    private Person person(String role, @Nullable String area, @Nullable String unit) {
        String subject = UUID.randomUUID().toString();
        String posting = "p-" + subject;
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        INSERT INTO posting (id, subject, role, area, unit, first_day, retired, revision)
                        VALUES (?, ?, ?, ?, ?, ?, false, 1)""")) {
            insert.setString(1, posting);
            insert.setString(2, subject);
            insert.setString(3, role);
            insert.setString(4, area);
            insert.setString(5, unit);
            insert.setObject(6, LocalDate.of(2024, 1, 1));
            insert.executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return new Person(subject, TestTokens.of(subject, "linli-desk", role), posting);
    }
}
