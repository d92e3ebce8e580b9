package org.linli.volunteer.ledger;

import java.util.UUID;
import org.linli.kit.problem.Problem;

/**
 * An account as the other rooms name it; it comes into being when it is first used.
 *
 * @param owner id of the owner within its kind: a person's or team's id, the code of a unit or shop, the name of a reserve,
 *     donation or issuing account; 1–100 characters
 */
public record AccountRef(OwnerKind kind, String owner, Currency currency) {

    /** @throws Problem invalid-input for an owner that is empty or too long */
    public AccountRef {
        if (owner.isBlank() || owner.length() > 100) {
            throw Problem.invalid("owner", "length", "须为 1 至 100 个字符", "must have 1 to 100 characters");
        }
    }

    public static AccountRef person(UUID person, Currency currency) {
        return new AccountRef(OwnerKind.PERSON, person.toString(), currency);
    }

    public static AccountRef team(UUID team, Currency currency) {
        return new AccountRef(OwnerKind.TEAM, team.toString(), currency);
    }

    public static AccountRef unit(String code, Currency currency) {
        return new AccountRef(OwnerKind.UNIT, code, currency);
    }

    /** Where points and minutes of one purpose come from; may fall below zero. */
    public static AccountRef issuing(String name, Currency currency) {
        return new AccountRef(OwnerKind.ISSUING, name, currency);
    }

    public static AccountRef reserve(String name, Currency currency) {
        return new AccountRef(OwnerKind.RESERVE, name, currency);
    }

    public static AccountRef donation(String name, Currency currency) {
        return new AccountRef(OwnerKind.DONATION, name, currency);
    }
}
