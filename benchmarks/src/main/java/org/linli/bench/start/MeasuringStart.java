package org.linli.bench.start;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.linli.bench.figures.Pair;
import org.linli.bench.load.KeepAlive;
import org.linli.bench.load.Requests;
import org.linli.bench.platform.MeasuredPlatform;
import org.linli.bench.platform.Pause;
import org.linli.bench.start.StartResult.OfService;
import org.linli.local.Service;

/** Stops a service and starts it again, with its AOT cache and without it in turn, while everything else goes on. */
public final class MeasuringStart {

    private static final Duration IDLE = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final double NANOS = 1e9;

    private final MeasuredPlatform platform;
    private final int times;

    /** @param times how often each service is started with its cache, and as often without it */
    public MeasuringStart(MeasuredPlatform platform, int times) {
        this.platform = platform;
        this.times = times;
    }

    public StartResult measure() {
        List<OfService> results = new ArrayList<>();
        for (Service service : platform.services()) {
            prepare(service);
            OfService result = measure(service);
            results.add(result);
            System.out.printf(
                    "%s: ready after %s s, without a cache %s s%n",
                    service.name(), result.cached().line("%.2f"), result.plain().line("%.2f"));
        }
        return new StartResult(results, allAtOnce());
    }

    private void prepare(Service service) {
        service.stop();
        if (service.launchRecording()) {
            awaitReady(service);
        }
        service.stop();
        if (!service.prepare()) {
            throw new IllegalStateException(service.name() + " has no cache: .linli/aot/" + service.name() + ".log");
        }
    }

    private OfService measure(Service service) {
        List<Pair> seconds = new ArrayList<>();
        long plainMegabytes = 0;
        for (int i = 0; i < times; i++) {
            double plain = start(service, service::launchUnprepared);
            if (i == times - 1) {
                plainMegabytes = whenIdle(service);
            }
            seconds.add(new Pair(start(service, service::launch), plain));
        }
        return new OfService(service.name(), seconds, whenIdle(service), plainMegabytes);
    }

    private long whenIdle(Service service) {
        Pause.of(IDLE);
        return platform.process(service.name()).residentMegabytes();
    }

    private double start(Service service, Runnable launch) {
        service.stop();
        platform.calm().await();
        long began = System.nanoTime();
        launch.run();
        awaitReady(service);
        return (System.nanoTime() - began) / NANOS;
    }

    /** As after an outage of the whole machine, or a release: seconds until the last one is ready. */
    private double allAtOnce() {
        platform.services().forEach(Service::stop);
        platform.calm().await();
        long began = System.nanoTime();
        platform.services().forEach(Service::launch);
        platform.services().forEach(MeasuringStart::awaitReady);
        return (System.nanoTime() - began) / NANOS;
    }

    private static void awaitReady(Service service) {
        long began = System.nanoTime();
        while (!isReady(URI.create(service.url()))) {
            if (System.nanoTime() - began > PATIENCE.toNanos() || !service.isAlive()) {
                throw new IllegalStateException(service.name() + " does not become ready: " + service.log());
            }
            Pause.of(LOOK);
        }
    }

    private static boolean isReady(URI service) {
        try (KeepAlive connection = new KeepAlive(service)) {
            return connection.exchange(Requests.get(service, "/q/health/ready")).isGood();
        } catch (IOException notYet) {
            return false;
        }
    }
}
