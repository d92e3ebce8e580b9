package org.linli.volunteer.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linli.citypack.CityPack;
import org.linli.citypack.NamedCode;
import org.linli.citypack.NeedKind;
import org.linli.kit.sql.Database;

/** The table of the city's codes. What a pack does not name any more is retired, never deleted. */
@ApplicationScoped
class CatalogueTable {

    /** @param minutes only of kinds of needs */
    record Entry(
            String code,
            String nameZh,
            String nameEn,
            @Nullable Integer minutes,
            List<String> skills) {}

    private final Database database;

    CatalogueTable(Database database) {
        this.database = database;
    }

    /** Entries that are offered, in the order of the file. */
    @Transactional
    List<Entry> offered(CityList list) {
        return database.list(
                """
                SELECT code, name_zh, name_en, minutes, skills FROM catalogue_code
                 WHERE list = ? AND NOT retired ORDER BY place, code""",
                row -> new Entry(
                        row.getString("code"),
                        row.getString("name_zh"),
                        row.getString("name_en"),
                        row.getObject("minutes", Integer.class),
                        List.of((String[]) row.getArray("skills").getArray())),
                list.wire());
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void takeOver(CityPack pack, int revision) {
        takeOver(CityList.SKILLS, named(pack.skills()), revision);
        takeOver(CityList.CERTIFICATE_KINDS, named(pack.certificateKinds()), revision);
        takeOver(
                CityList.NEED_KINDS,
                pack.needKinds().stream().map(CatalogueTable::entry).toList(),
                revision);
    }

    private void takeOver(CityList list, List<Entry> entries, int revision) {
        List<String> codes = new ArrayList<>();
        for (Entry entry : entries) {
            database.update(
                    """
                    INSERT INTO catalogue_code AS c
                           (list, code, place, name_zh, name_en, minutes, skills, retired, revision)
                    VALUES (?, ?, ?, ?, ?, ?::int, ?, false, ?)
                    ON CONFLICT (list, code) DO UPDATE
                       SET place = EXCLUDED.place, name_zh = EXCLUDED.name_zh, name_en = EXCLUDED.name_en,
                           minutes = EXCLUDED.minutes, skills = EXCLUDED.skills, retired = false,
                           revision = EXCLUDED.revision""",
                    list.wire(),
                    entry.code(),
                    codes.size(),
                    entry.nameZh(),
                    entry.nameEn(),
                    entry.minutes(),
                    entry.skills(),
                    revision);
            codes.add(entry.code());
        }
        database.update("""
                UPDATE catalogue_code SET retired = true, revision = ?
                 WHERE list = ? AND NOT retired AND NOT code = ANY (?)""", revision, list.wire(), codes);
    }

    private static List<Entry> named(List<NamedCode> codes) {
        return codes.stream()
                .map(c -> new Entry(c.code(), c.nameZh(), c.nameEn(), null, List.of()))
                .toList();
    }

    private static Entry entry(NeedKind kind) {
        return new Entry(kind.code(), kind.nameZh(), kind.nameEn(), kind.minutes(), kind.skills());
    }
}
