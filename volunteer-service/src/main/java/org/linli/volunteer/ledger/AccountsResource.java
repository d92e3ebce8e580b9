package org.linli.volunteer.ledger;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;
import org.linli.kit.identity.Actors;
import org.linli.kit.paging.Cursor;
import org.linli.kit.paging.Page;
import org.linli.kit.problem.Problem;

/** Accounts and what entered them, for their owners and for auditors. */
@Path("/v1/accounts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"volunteer", "resident", "organisation", "auditor"})
@Tag(name = "ledger")
public class AccountsResource {

    private final AccountList accounts;
    private final AccountSight sight;
    private final Actors actors;

    AccountsResource(AccountList accounts, AccountSight sight, Actors actors) {
        this.accounts = accounts;
        this.sight = sight;
        this.actors = actors;
    }

    @GET
    @Operation(
            summary =
                    "My accounts and those of the units and teams I speak for; who represents somebody, and an auditor, name the owner",
            description = "Not cut into pages: an owner has at most one account a currency.")
    public Page<AccountView> own(
            @QueryParam("ownerKind") @Nullable String ownerKind, @QueryParam("owner") @Nullable String owner) {
        Actor actor = actors.current();
        if (ownerKind == null && owner == null) {
            return new Page<>(sight.own(actor), null);
        }
        if (ownerKind == null || owner == null) {
            throw Problem.invalid(
                    ownerKind == null ? "ownerKind" : "owner",
                    "together",
                    "ownerKind 与 owner 须同时给出",
                    "ownerKind and owner go together");
        }
        OwnerKind kind = OwnerKind.of(ownerKind)
                .orElseThrow(() -> Problem.invalid("ownerKind", "known", "没有此类账户所有者", "no such kind of owner"));
        return new Page<>(sight.of(kind, owner, actor), null);
    }

    /** @throws Problem not-found for an account of somebody else too */
    @GET
    @Path("/{id}")
    @Operation(summary = "One account")
    public AccountView one(@PathParam("id") UUID id) {
        return sight.required(id, actors.current());
    }

    /** @throws Problem not-found for an account of somebody else too */
    @GET
    @Path("/{id}/entries")
    @Operation(summary = "What entered the account, the latest first")
    public Page<EntryView> entries(
            @PathParam("id") UUID id,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        AccountView account = sight.required(id, actors.current());
        int size = Page.limit(limit);
        long before = cursor == null ? Long.MAX_VALUE : Cursor.parse(cursor, 1).number(0);
        return Page.of(accounts.entries(account.id(), before, size + 1), size, entry -> Cursor.of(entry.number()));
    }
}
