package org.linli.volunteer.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Problem;
import org.linli.volunteer.person.People;

/** Who sees which account: its owner, whoever speaks for the unit that owns it, and an auditor of the whole city. */
@ApplicationScoped
class AccountSight {

    private final People people;
    private final AccountList accounts;

    AccountSight(People people, AccountList accounts) {
        this.people = people;
        this.accounts = accounts;
    }

    /** The accounts of the person who asks, and of the units they speak for. */
    List<AccountView> own(Actor actor) {
        List<AccountView> own = new ArrayList<>();
        people.bySubject(actor.subject())
                .ifPresent(person -> own.addAll(
                        accounts.of(OwnerKind.PERSON, List.of(person.id().toString()))));
        List<String> units = List.copyOf(actor.units("organisation"));
        if (!units.isEmpty()) {
            own.addAll(accounts.of(OwnerKind.UNIT, units));
        }
        return own;
    }

    /** An auditor whose posting covers the city, the root of all areas. */
    boolean isCityAuditor(Actor actor) {
        return actor.areaPaths("auditor").stream().anyMatch(path -> path.indexOf('.') < 0);
    }

    /** @throws Problem not-found for an account that is not there or of somebody else */
    AccountView required(UUID id, Actor actor) {
        return accounts.byId(id)
                .filter(account -> isCityAuditor(actor) || isOwn(account, actor))
                .orElseThrow(() -> Problem.notFound("account", "该账户"));
    }

    private boolean isOwn(AccountView account, Actor actor) {
        return switch (OwnerKind.of(account.ownerKind()).orElseThrow()) {
            case PERSON ->
                people.bySubject(actor.subject())
                        .filter(person -> person.id().toString().equals(account.owner()))
                        .isPresent();
            case UNIT -> actor.mayFor("organisation", account.owner());
            default -> false;
        };
    }
}
