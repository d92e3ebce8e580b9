package org.linli.bench.start;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.linli.bench.figures.Spread;
import org.linli.bench.load.KeepAlive;
import org.linli.bench.load.Requests;
import org.linli.bench.platform.MeasuredPlatform;
import org.linli.bench.platform.Pause;
import org.linli.bench.start.StartResult.OfService;
import org.linli.local.Service;

/** Stops a service and starts it again, a few times, while everything else goes on. */
public final class MeasuringStart {

    private static final Duration IDLE = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final double NANOS = 1e9;

    private final MeasuredPlatform platform;
    private final int times;

    /** @param times how often each service is started */
    public MeasuringStart(MeasuredPlatform platform, int times) {
        this.platform = platform;
        this.times = times;
    }

    public StartResult measure() {
        List<OfService> results = new ArrayList<>();
        for (Service service : platform.services()) {
            List<Double> seconds = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                service.stop();
                platform.calm().await();
                seconds.add(start(service));
            }
            Pause.of(IDLE);
            long megabytes = platform.process(service.name()).residentMegabytes();
            double[] all = seconds.stream().mapToDouble(Double::doubleValue).toArray();
            results.add(new OfService(service.name(), seconds, Spread.of(all), megabytes));
            System.out.printf(
                    "%s: ready after %s s%n", service.name(), Spread.of(all).line("%.2f"));
        }
        return new StartResult(results);
    }

    private double start(Service service) {
        long began = System.nanoTime();
        service.launch();
        while (!isReady(URI.create(service.url()))) {
            if (System.nanoTime() - began > PATIENCE.toNanos() || !service.isAlive()) {
                throw new IllegalStateException(service.name() + " does not become ready: " + service.log());
            }
            Pause.of(LOOK);
        }
        return (System.nanoTime() - began) / NANOS;
    }

    private static boolean isReady(URI service) {
        try (KeepAlive connection = new KeepAlive(service)) {
            return connection.exchange(Requests.get(service, "/q/health/ready")).isGood();
        } catch (IOException notYet) {
            return false;
        }
    }
}
