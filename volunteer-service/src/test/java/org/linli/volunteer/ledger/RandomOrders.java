package org.linli.volunteer.ledger;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.linli.kit.problem.Faults;
import org.linli.kit.problem.Problem;

/**
 * Random orders to the ledger, each in a transaction of its own. Whatever breaks off is asked again under its key, some of it
 * never; remembers what was acknowledged, refused and given up.
 */
final class RandomOrders {

    /** Of what broke off, one in so many is never asked again. */
    private static final int GIVEN_UP = 5;

    private static final int NEWEST_KEPT = 500;
    private static final String ACTOR = "crowd";

    final String mark = "race-" + UUID.randomUUID().toString().substring(0, 8) + "/";
    final Map<String, UUID> acknowledged = new ConcurrentHashMap<>();
    final Map<String, UUID> holdsAcknowledged = new ConcurrentHashMap<>();
    final Map<UUID, Set<String>> captures = new ConcurrentHashMap<>();
    final Set<String> refused = ConcurrentHashMap.newKeySet();
    final Set<String> givenUp = ConcurrentHashMap.newKeySet();
    final AtomicInteger brokenOff = new AtomicInteger();
    final AtomicInteger circles = new AtomicInteger();

    private final Queue<UUID> holds = new ArrayBlockingQueue<>(NEWEST_KEPT);
    private final Queue<UUID> transfers = new ArrayBlockingQueue<>(NEWEST_KEPT);
    private final Ledger ledger;
    private final LocalDate today;
    private final List<AccountRef> people =
            named(40, n -> AccountRef.person(UUID.randomUUID(), Currency.COMMUNITY_POINTS));
    private final List<AccountRef> savers = named(12, n -> AccountRef.person(UUID.randomUUID(), Currency.MINUTES));
    private final List<AccountRef> shops =
            named(6, n -> new AccountRef(OwnerKind.SHOP, mark + "shop-" + n, Currency.COMMUNITY_POINTS));
    private final List<AccountRef> issuers = named(10, n -> AccountRef.issuing(mark + n, Currency.COMMUNITY_POINTS));
    private final List<AccountRef> banks = named(4, n -> AccountRef.issuing(mark + n, Currency.MINUTES));

    RandomOrders(Ledger ledger, LocalDate today) {
        this.ledger = ledger;
        this.today = today;
    }

    private static List<AccountRef> named(int count, Function<Integer, AccountRef> account) {
        return IntStream.range(0, count).boxed().map(account).toList();
    }

    /** One operation, until it is acknowledged, refused or given up. */
    void one(int number, Random random) {
        String key = mark + number;
        int dice = random.nextInt(100);
        if (dice < 28) {
            LocalDate end = random.nextInt(3) == 0 ? today.plusDays(random.nextInt(30)) : null;
            transfer(
                    key,
                    random,
                    new TransferOrder(
                            key,
                            TransferKind.EARN,
                            any(issuers, random),
                            any(people, random),
                            amount(random),
                            end,
                            ACTOR,
                            "race"));
        } else if (dice < 48) {
            transfer(
                    key,
                    random,
                    TransferOrder.of(
                            key,
                            TransferKind.SPEND,
                            any(people, random),
                            any(shops, random),
                            amount(random),
                            ACTOR,
                            "race"));
        } else if (dice < 58) {
            int one = random.nextInt(people.size());
            AccountRef other = people.get((one + 1 + random.nextInt(people.size() - 1)) % people.size());
            transfer(
                    key,
                    random,
                    TransferOrder.of(
                            key, TransferKind.TRANSFER, people.get(one), other, amount(random), ACTOR, "race"));
        } else if (dice < 66) {
            // So much at once that the cap is met again and again.
            transfer(
                    key,
                    random,
                    TransferOrder.of(
                            key,
                            TransferKind.EARN,
                            any(banks, random),
                            any(savers, random),
                            1 + random.nextInt(2_000),
                            ACTOR,
                            "race"));
        } else if (dice < 80) {
            hold(key, random);
        } else if (dice < 92) {
            capture(key, random);
        } else if (dice < 96) {
            release(key, random);
        } else {
            reverse(key, random);
        }
    }

    private void transfer(String key, Random random, TransferOrder order) {
        Transfer booked = until(key, random, () -> ledger.transfer(order));
        if (booked != null) {
            acknowledged.put(key, booked.id());
            offer(transfers, booked.id());
        }
    }

    private void hold(String key, Random random) {
        HoldOrder order = new HoldOrder(
                key, any(people, random), amount(random), Instant.now().plus(Duration.ofHours(1)), ACTOR, "race");
        Hold placed = until(key, random, () -> ledger.hold(order));
        if (placed != null) {
            holdsAcknowledged.put(key, placed.id());
            // Twice: two want to redeem it.
            offer(holds, placed.id());
            offer(holds, placed.id());
        }
    }

    private void capture(String key, Random random) {
        UUID hold = holds.poll();
        if (hold == null) {
            hold(key, random);
            return;
        }
        CaptureOrder order = new CaptureOrder(key, hold, any(shops, random), 1, ACTOR, "race");
        Transfer booked = until(key, random, () -> ledger.capture(order));
        if (booked != null) {
            acknowledged.put(key, booked.id());
            captures.computeIfAbsent(hold, none -> ConcurrentHashMap.newKeySet())
                    .add(key);
        }
    }

    private void release(String key, Random random) {
        UUID hold = holds.poll();
        if (hold == null) {
            hold(key, random);
        } else {
            until(key, random, () -> ledger.release(hold));
        }
    }

    private void reverse(String key, Random random) {
        UUID transfer = transfers.poll();
        if (transfer == null) {
            hold(key, random);
            return;
        }
        Transfer booked = until(key, random, () -> ledger.reverse(new ReversalOrder(key, transfer, ACTOR, "race")));
        if (booked != null) {
            acknowledged.put(key, booked.id());
        }
    }

    private <T> T until(String key, Random random, Callable<T> order) {
        while (true) {
            try {
                return QuarkusTransaction.requiringNew().call(order);
            } catch (RuntimeException failed) {
                if (isRefusal(failed)) {
                    refused.add(key);
                    return null;
                }
                if (!Faults.isTransient(failed)) {
                    throw failed;
                }
                brokenOff.incrementAndGet();
                if (isCircle(failed)) {
                    circles.incrementAndGet();
                }
                if (random.nextInt(GIVEN_UP) == 0) {
                    givenUp.add(key);
                    return null;
                }
            }
        }
    }

    private static boolean isRefusal(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem) {
                return true;
            }
        }
        return false;
    }

    private static boolean isCircle(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && "40P01".equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private static long amount(Random random) {
        return 1 + random.nextInt(100);
    }

    private static AccountRef any(List<AccountRef> accounts, Random random) {
        return accounts.get(random.nextInt(accounts.size()));
    }

    private static void offer(Queue<UUID> queue, UUID id) {
        if (!queue.offer(id)) {
            queue.poll();
        }
    }
}
