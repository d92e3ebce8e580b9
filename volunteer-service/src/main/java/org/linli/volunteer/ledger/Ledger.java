package org.linli.volunteer.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.linli.kit.problem.Problem;

/**
 * The ledger for the other rooms of this house. Everything happens in the caller's transaction: what was caused and what
 * it earns or costs are true together or not at all.
 *
 * <p>Every order carries a key. The same key with the same content answers with what stands already and changes nothing;
 * with other content it is refused. So whoever does not know whether a transaction committed just asks again.
 *
 * <p>Accounts are locked in the order of their ids until the transaction ends. A transaction that asks for more than one
 * thing first names all accounts to {@link #lock}, so that two of them never wait for each other in a circle.
 */
@ApplicationScoped
public class Ledger {

    private final Accounts accounts;
    private final Moving moving;
    private final Holding holding;
    private final Capturing capturing;
    private final Reversing reversing;

    Ledger(Accounts accounts, Moving moving, Holding holding, Capturing capturing, Reversing reversing) {
        this.accounts = accounts;
        this.moving = moving;
        this.holding = holding;
        this.capturing = capturing;
        this.reversing = reversing;
    }

    /** Locks all accounts that several orders of one transaction will touch. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void lock(List<AccountRef> refs) {
        accounts.lock(refs);
    }

    /**
     * What is free on an account whose currency has no end, such as minutes; it is locked from now on.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public long free(AccountRef ref) {
        AccountRow account = accounts.lock(List.of(ref)).of(ref);
        return account.balance() - account.held();
    }

    /** The same as a demand. @throws Problem balance-too-low when less is free */
    @Transactional(Transactional.TxType.MANDATORY)
    public void requireFree(AccountRef ref, long amount) {
        AccountRow account = accounts.lock(List.of(ref)).of(ref);
        if (account.balance() - account.held() < amount) {
            throw Refusals.tooLow(account, amount);
        }
    }

    /** Whether a transfer stands under the key. Asked under the lock of one of its accounts, the answer stays true. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean isBooked(String key) {
        return moving.isBooked(key);
    }

    /** The hold under the key while it can be captured. Asked under the lock of its account, nobody else closes it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Hold> openHold(String key) {
        return holding.openUnder(key);
    }

    /**
     * Moves an amount. Minutes credited to a person above the cap are given on to the named donation account by a second
     * transfer, under the same key with a suffix.
     *
     * @throws Problem balance-too-low, idempotency-key-reused
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Transfer transfer(TransferOrder order) {
        return moving.move(order).transfer();
    }

    /**
     * Reserves an amount until it is captured, released, or its time is up. Its end is no part of its content: asking again
     * answers with the first.
     *
     * @throws Problem balance-too-low, idempotency-key-reused
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Hold hold(HoldOrder order) {
        return holding.place(order);
    }

    /**
     * Moves what is held, whole or in part; the rest is free again. A hold is captured once.
     *
     * @throws Problem not-found, hold-not-open, idempotency-key-reused, invalid-input
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Transfer capture(CaptureOrder order) {
        return capturing.capture(order).transfer();
    }

    /**
     * Frees what is held. A hold that is released or expired stays as it is.
     *
     * @throws Problem not-found; hold-not-open when it is captured
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Hold release(UUID hold) {
        return holding.release(hold);
    }

    /**
     * Undoes a transfer by one the other way, once.
     *
     * @throws Problem not-found, already-reversed, balance-too-low, idempotency-key-reused; conflict for what is a reversal
     *     itself
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Transfer reverse(ReversalOrder order) {
        return reversing.reverse(order).transfer();
    }
}
