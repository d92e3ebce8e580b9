package org.linli.care.risk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.linli.care.elder.ElderRef;
import org.linli.care.elder.KeptOfElder;
import org.linli.kit.sql.Database;

/** The last door that stayed shut: of one person with two entries it is the later of both. */
@ApplicationScoped
public class DoorsOfElder implements KeptOfElder {

    private static final String NEVER = "never";

    private final Database database;

    DoorsOfElder(Database database) {
        this.database = database;
    }

    @Override
    public String kind() {
        return "no-answer";
    }

    /** @return {@code <day>:<the day that the one kept had>}, when it is later than that */
    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public List<String> move(ElderRef given, ElderRef kept) {
        Optional<LocalDate> theirs = day(given.id());
        Optional<LocalDate> before = day(kept.id());
        if (theirs.isEmpty()
                || before.filter(day -> !day.isBefore(theirs.get())).isPresent()) {
            return List.of();
        }
        keep(kept.id(), theirs.get());
        return List.of(theirs.get() + ":" + before.map(LocalDate::toString).orElse(NEVER));
    }

    /** A later door of the one kept is theirs. */
    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void giveBack(List<String> rows, ElderRef kept, ElderRef given) {
        for (String row : rows) {
            String[] days = row.split(":");
            if (day(kept.id()).filter(LocalDate.parse(days[0])::equals).isEmpty()) {
                continue;
            }
            if (days[1].equals(NEVER)) {
                forget(kept.id());
            } else {
                keep(kept.id(), LocalDate.parse(days[1]));
            }
        }
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void forget(UUID elder) {
        database.update("DELETE FROM risk_no_answer WHERE elder = ?", elder);
    }

    private Optional<LocalDate> day(UUID elder) {
        return database.first(
                "SELECT day FROM risk_no_answer WHERE elder = ?", row -> row.getObject("day", LocalDate.class), elder);
    }

    private void keep(UUID elder, LocalDate day) {
        database.update("""
                INSERT INTO risk_no_answer (elder, day) VALUES (?, ?)
                ON CONFLICT (elder) DO UPDATE SET day = EXCLUDED.day""", elder, day);
    }
}
