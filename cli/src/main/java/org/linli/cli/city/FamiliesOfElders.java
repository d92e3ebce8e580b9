package org.linli.cli.city;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.linli.cli.api.Answer;
import org.linli.cli.api.Care;
import org.linli.cli.api.Login;
import org.linli.cli.city.CareList.Row;

/** Tells of the families and neighbours of people of whom nobody to call is known. */
final class FamiliesOfElders {

    private final Care care;
    private final Login officer;
    private final Map<String, String> ids;
    private final AtomicInteger told = new AtomicInteger();

    FamiliesOfElders(Care care, Login officer, Map<String, String> ids) {
        this.care = care;
        this.officer = officer;
        this.ids = ids;
    }

    /** How many people were told of. */
    int told() {
        return told.get();
    }

    void tell(CareList contacts) {
        AtOnce.each(contacts.by("elder").entrySet(), family -> {
            String id = ids.get(family.getKey());
            if (id != null) {
                tell(id, family.getValue());
            }
        });
    }

    /** Consent first: when the run breaks off in between, it is said again, and nobody is left without. */
    private void tell(String id, List<Row> family) {
        Answer elder = care.elder(id, officer);
        if (!care.hasNobodyToCall(elder, officer)) {
            return;
        }
        if (family.stream().allMatch(row -> row.text("agreed").equals("true"))) {
            care.agree(id, "contacts", officer);
        }
        List<Map<String, Object>> contacts = new ArrayList<>();
        for (Row row : family) {
            contacts.add(Map.of(
                    "name",
                    row.text("name"),
                    "relation",
                    row.text("relation"),
                    "phone",
                    row.text("phone"),
                    "hasKey",
                    row.text("has_key").equals("true")));
        }
        care.tellContacts(elder, contacts, officer);
        told.incrementAndGet();
    }
}
