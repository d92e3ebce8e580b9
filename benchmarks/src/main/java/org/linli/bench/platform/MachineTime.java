package org.linli.bench.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Processor time of the whole machine so far, in ticks of the kernel.
 *
 * @param busy spent on anything, or withheld by a hypervisor
 * @param all with the idle time
 */
record MachineTime(long busy, long all) {

    private static final int IDLE = 4;
    private static final int WAITING = 5;
    private static final int STOLEN = 8;

    /** Empty where the kernel does not tell it in {@code /proc/stat}. */
    static Optional<MachineTime> now() {
        try (var lines = Files.lines(Path.of("/proc/stat"))) {
            return lines.findFirst().map(MachineTime::of);
        } catch (IOException notLinux) {
            return Optional.empty();
        }
    }

    /** @param line such as {@code cpu  user nice system idle iowait irq softirq steal guest guest_nice} */
    static MachineTime of(String line) {
        String[] fields = line.strip().split("\\s+");
        long all = 0;
        for (int i = 1; i < fields.length && i <= STOLEN; i++) { // guests are counted in user already
            all += Long.parseLong(fields[i]);
        }
        return new MachineTime(all - Long.parseLong(fields[IDLE]) - Long.parseLong(fields[WAITING]), all);
    }

    /** Cores taken since then, on average. */
    double coresSince(MachineTime then, int cores) {
        long passed = all - then.all;
        return passed <= 0 ? 0 : (double) (busy - then.busy) / passed * cores;
    }
}
