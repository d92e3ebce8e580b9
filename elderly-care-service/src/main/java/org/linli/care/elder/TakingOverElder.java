package org.linli.care.elder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Problem;
import org.linli.kit.secret.Fingerprint;

/**
 * Takes rows of a list into the register: whoever has the ID number in the list's area, or else the same name, birth date and grid,
 * is told of anew; others are registered. What a row leaves out stays as it was.
 */
@ApplicationScoped
public class TakingOverElder {

    /** A row that is good. @param known whom it is about; null: nobody who is known */
    public record Row(
            ElderBody told,
            ReadingElder.Told read,
            @Nullable UUID known) {}

    /** What became of a row. */
    public enum Outcome {
        REGISTERED,
        CHANGED,
        UNCHANGED
    }

    /** @param elder whom the row was about */
    public record Taken(UUID elder, Outcome outcome) {}

    private final ElderOnFile onFile;
    private final ReadingElder reading;
    private final RegisteringElder registering;
    private final ChangingElder changing;
    private final Elders elders;

    TakingOverElder(
            ElderOnFile onFile,
            ReadingElder reading,
            RegisteringElder registering,
            ChangingElder changing,
            Elders elders) {
        this.onFile = onFile;
        this.reading = reading;
        this.registering = registering;
        this.changing = changing;
        this.elders = elders;
    }

    /**
     * @param area of the list: every row is within it, and in it when it does not say where
     * @param areaPath of that area
     * @throws Problem invalid-input naming every field that breaks a rule
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Row check(ElderBody told, String area, String areaPath) {
        UUID known = known(told.within(area), areaPath).orElse(null);
        ElderBody whole = known == null ? told.within(area) : onFile.over(known, told);
        ReadingElder.Told read = reading.read(whole);
        if (!(read.areaPath() + ".").startsWith(areaPath + ".")) {
            throw Problem.invalid("area", "in-the-area-of-the-list", "不在名单所属区域内", "is not within the list's area");
        }
        if (known == null && !Boolean.TRUE.equals(told.consent())) {
            throw Problem.invalid("consent", "agreed", "须经本人或代言人同意登记", "they must have agreed to be registered");
        }
        return new Row(told, read, known);
    }

    /** Holds everybody the rows are about and the keys by which they are found, in the order in which everybody takes them. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void hold(List<Row> rows, ElderKeys keys) {
        TreeMap<String, UUID> people = new TreeMap<>();
        List<Fingerprint> prints = new ArrayList<>();
        List<ElderKeys.Named> names = new ArrayList<>();
        for (Row row : rows) {
            ReadingElder.Told read = row.read();
            if (row.known() != null) {
                people.put(row.known().toString(), row.known());
            }
            if (read.idNumber() != null) {
                prints.add(onFile.print(read.idNumber()));
            }
            names.add(ElderKeys.Named.of(read.name(), read.birthDate(), read.areaPath()));
        }
        people.values().forEach(elders::lock);
        keys.hold(prints, names);
    }

    /** @throws Problem elder-known; invalid-input for who has left */
    @Transactional(Transactional.TxType.MANDATORY)
    public Taken take(Row row, Actor actor, String role) {
        UUID known = row.known();
        if (known == null) {
            RegisteringElder.Entry entry = new RegisteringElder.Entry(role, null, null);
            return new Taken(registering.enter(row.read(), row.told(), entry, actor), Outcome.REGISTERED);
        }
        ElderRef elder = elders.lock(known).orElseThrow(Elders::unknown);
        if (onFile.says(known, row.read())) {
            return new Taken(known, Outcome.UNCHANGED);
        }
        if (!elder.caredFor()) {
            throw Problem.invalid(
                    "name", "cared-for", "此人已离开,须先由受理员恢复", "has left: the desk must take them back first");
        }
        changing.change(known, row.read(), actor, role);
        return new Taken(known, Outcome.CHANGED);
    }

    private Optional<UUID> known(ElderBody told, String areaPath) {
        IdNumber number = number(told);
        List<UUID> found = number == null ? List.of() : onFile.numbered(number, areaPath);
        if (found.isEmpty() && told.name() != null && told.area() != null) {
            LocalDate born = told.birthDate() == null && number != null ? number.birthDate() : told.birthDate();
            found = born == null ? List.of() : onFile.named(told.name().strip(), born, told.area(), number);
        }
        if (found.size() > 1) {
            throw Problem.invalid(
                    "name", "one-person", "有多人符合,请先处理重复登记", "fits several: decide on the duplicates first");
        }
        return found.stream().findFirst();
    }

    /** A number that is none is told of when the row is read. */
    private static @Nullable IdNumber number(ElderBody told) {
        try {
            return told.idNumber() == null ? null : IdNumber.read("idNumber", told.idNumber());
        } catch (Problem none) {
            return null;
        }
    }
}
