package org.linli.cli.city;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import org.linli.citypack.CityPack;
import org.linli.citypack.PackFolder;
import org.linli.citypack.ReadPack;
import org.linli.citypack.UnreadableFolder;
import org.linli.cli.api.Refusal;

/** Writes what an operator applies for the units of a pack; asks no service. */
final class WritingManifests {

    private final String language;
    private final PrintStream out;

    WritingManifests(String language, PrintStream out) {
        this.language = language;
        this.out = out;
    }

    /**
     * @param to a folder, which is made when it is missing; files of the same names are written over
     * @return false when the pack has faults, which are printed; nothing is written then
     * @throws Refusal when a folder cannot be read or written
     */
    boolean write(Path folder, Path to) {
        ReadPack read = read(folder);
        Set<FoundFault> faults = new LinkedHashSet<>();
        read.faults().forEach(fault -> faults.add(FoundFault.of(fault, language)));
        long errors = faults.stream().filter(fault -> !fault.warning()).count();
        if (errors > 0) {
            faults.stream().sorted(FoundFault.IN_READING_ORDER).forEach(fault -> out.println(fault.line(language)));
            out.println(errors + " 处错误,未写入任何文件 · " + errors + " faults; nothing was written");
            return false;
        }
        try {
            Files.createDirectories(to);
            for (var file : UnitManifests.of(read.pack().units()).entrySet()) {
                Files.writeString(to.resolve(file.getKey()), file.getValue());
            }
        } catch (IOException | UncheckedIOException unwritable) {
            throw Refusal.because("目录无法写入 · the folder cannot be written: " + to);
        }
        int units = read.pack().units().size();
        out.println(units + " 个单位,已写入 " + to.toAbsolutePath().normalize() + " · the topics and users of " + units
                + " units are written there");
        return true;
    }

    private static ReadPack read(Path folder) {
        try {
            return CityPack.read(PackFolder.read(folder));
        } catch (UnreadableFolder unusable) {
            throw Refusal.because(unusable.zh() + " · " + unusable.getMessage());
        } catch (IOException unreadable) {
            throw Refusal.because("目录无法读取 · the folder cannot be read: " + folder);
        }
    }
}
