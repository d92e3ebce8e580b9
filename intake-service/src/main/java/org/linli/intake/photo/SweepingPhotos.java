package org.linli.intake.photo;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.linli.kit.photo.PhotoSweep;

/** Now and then collects the photos that nobody attached in time. Every replica does it; they do not get in each other's way. */
@ApplicationScoped
class SweepingPhotos {

    private final PhotoSweep photos;

    SweepingPhotos(PhotoSweep photos) {
        this.photos = photos;
    }

    @Scheduled(
            every = "${linli.photos.sweep:10m}",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        photos.sweep();
    }
}
