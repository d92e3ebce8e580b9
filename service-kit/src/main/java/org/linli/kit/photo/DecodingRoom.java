package org.linli.kit.photo;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Bounds what cleaning holds in memory, whatever number of uploads arrive together: so many files, and so much heap for
 * decoded pixels. Who finds no room within the patience is told to come back, first come, first served.
 */
final class DecodingRoom {

    private static final int KIBI = 1024;

    private final long heapBytes;
    private final int heapKibi;
    private final Semaphore files;
    private final Semaphore heap;
    private final Duration patience;

    DecodingRoom(int files, long heapBytes, Duration patience) {
        this.heapBytes = heapBytes;
        this.heapKibi = kibi(heapBytes);
        this.files = new Semaphore(files, true);
        this.heap = new Semaphore(heapKibi, true);
        this.patience = patience;
    }

    /** A file of the room's own number; to be closed by the caller. */
    Place admit() {
        return take(files, 1);
    }

    /**
     * Runs a decoding that needs so much memory. Memory outside the heap only makes it wait: one that needs more than
     * the room has runs alone.
     */
    <T> T decode(Picture picture, long heapNeeded, Supplier<T> work) {
        if (heapNeeded > heapBytes) {
            throw new PhotoRefused(
                    PhotoFault.TOO_MANY_PIXELS,
                    Integer.toString(picture.width()),
                    Integer.toString(picture.height()),
                    heapBytes / KIBI / KIBI + " MiB");
        }
        int claim = Math.min(heapKibi, kibi(heapNeeded + picture.nativeBytes()));
        try (Place _ = take(heap, claim)) {
            return work.get();
        }
    }

    private Place take(Semaphore from, int permits) {
        try {
            if (!from.tryAcquire(permits, patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new PhotoRefused(PhotoFault.BUSY);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new PhotoRefused(PhotoFault.BUSY, stopping);
        }
        return () -> from.release(permits);
    }

    private static int kibi(long bytes) {
        return Math.toIntExact((bytes + KIBI - 1) / KIBI);
    }

    /** Room taken; closing gives it back. */
    interface Place extends AutoCloseable {
        @Override
        void close();
    }
}
