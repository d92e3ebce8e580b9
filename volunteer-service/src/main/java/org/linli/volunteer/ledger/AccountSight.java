package org.linli.volunteer.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Problem;
import org.linli.volunteer.person.ActingFor;
import org.linli.volunteer.person.People;
import org.linli.volunteer.team.Teams;

/**
 * Who sees which account: its owner, whoever represents them, whoever speaks for the unit, its shop or the team that owns
 * it, and an auditor of the whole city.
 */
@ApplicationScoped
public class AccountSight {

    private final People people;
    private final AccountList accounts;
    private final ActingFor acting;
    private final Teams teams;

    AccountSight(People people, AccountList accounts, ActingFor acting, Teams teams) {
        this.people = people;
        this.accounts = accounts;
        this.acting = acting;
        this.teams = teams;
    }

    /** The accounts of the person who asks, and of the units and teams they speak for. */
    List<AccountView> own(Actor actor) {
        List<AccountView> own = new ArrayList<>();
        people.bySubject(actor.subject())
                .ifPresent(person -> own.addAll(
                        accounts.of(OwnerKind.PERSON, List.of(person.id().toString()))));
        List<String> units = List.copyOf(actor.units("organisation"));
        if (!units.isEmpty()) {
            own.addAll(accounts.of(OwnerKind.UNIT, units));
            own.addAll(accounts.of(OwnerKind.SHOP, accounts.shopsOf(units)));
        }
        List<String> led = Stream.concat(teams.leadBy(actor.subject()).stream(), teams.ofUnits(units).stream())
                .map(team -> team.id().toString())
                .distinct()
                .toList();
        if (!led.isEmpty()) {
            own.addAll(accounts.of(OwnerKind.TEAM, led));
        }
        return own;
    }

    /** An auditor whose posting covers the city, the root of all areas. */
    boolean isCityAuditor(Actor actor) {
        return actor.areaPaths("auditor").stream().anyMatch(path -> path.indexOf('.') < 0);
    }

    /** The accounts of one owner, as far as the actor may see them. */
    List<AccountView> of(OwnerKind kind, String owner, Actor actor) {
        return accounts.of(kind, List.of(owner)).stream()
                .filter(account -> isCityAuditor(actor) || as(account, actor).isPresent())
                .toList();
    }

    /** @throws Problem not-found for an account that is not there or of somebody else */
    public AccountView required(UUID id, Actor actor) {
        return accounts.byId(id)
                .filter(account -> isCityAuditor(actor) || as(account, actor).isPresent())
                .orElseThrow(() -> Problem.notFound("account", "该账户"));
    }

    /** Whether the actor speaks for the owner of an account. */
    boolean speaksFor(UUID account, Actor actor) {
        return accounts.byId(account).flatMap(found -> as(found, actor)).isPresent();
    }

    /**
     * As what the actor speaks for an account's owner, if at all: for a person {@link ActingFor#ONESELF} or {@link
     * ActingFor#REPRESENTATIVE}, for a team {@link Teams#LEADER} or {@link Teams#ORGANISATION}, for a unit
     * and its shop the latter. The desk
     * speaks for nobody's account.
     */
    public Optional<String> as(AccountView account, Actor actor) {
        return switch (OwnerKind.of(account.ownerKind()).orElseThrow()) {
            case PERSON ->
                people.byId(UUID.fromString(account.owner()))
                        .flatMap(person -> acting.as(actor, person))
                        .filter(as -> !as.equals(ActingFor.DESK));
            case TEAM ->
                teams.byId(UUID.fromString(account.owner()))
                        .flatMap(team -> teams.as(actor, team))
                        .filter(as -> !as.equals(Teams.DESK));
            case UNIT ->
                actor.mayFor(Teams.ORGANISATION, account.owner()) ? Optional.of(Teams.ORGANISATION) : Optional.empty();
            case SHOP ->
                accounts.shopsOf(List.copyOf(actor.units(Teams.ORGANISATION))).contains(account.owner())
                        ? Optional.of(Teams.ORGANISATION)
                        : Optional.empty();
            default -> Optional.empty();
        };
    }
}
