package org.linli.citypack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TilingTest {

    private static final int SIDE = 200;
    private static final int STEP = 1000;

    private final Faults faults = new Faults();

    @Test
    void fortyThousandCrookedGridsTileTheirCity() {
        Optional<Ring> outline = new Tiling(crooked(-1), faults).outline(true);

        assertThat(faults.sorted()).isEmpty();
        assertThat(outline).isPresent();
        assertThat(outline.get().size()).isEqualTo(4 * SIDE);
    }

    @Test
    void oneCornerMovedInOneGridOfFortyThousandIsFound() {
        int spoilt = SIDE * SIDE / 2 + SIDE / 2;

        new Tiling(crooked(spoilt), faults).outline(true);

        assertThat(faults.sorted())
                .isNotEmpty()
                .allMatch(f -> f.rule().equals("grids.gap") || f.rule().equals("grids.overlap"));
    }

    @Test
    void extremeCoordinatesAreComparedExactly() {
        long west = Positions.key(-180_000_000, -90_000_000);
        long east = Positions.key(180_000_000, 90_000_000);

        assertThat(Segments.inside(Positions.key(0, 0), west, east)).isTrue();
        assertThat(Segments.inside(Positions.key(1, 0), west, east)).isFalse();
        assertThat(Segments.cross(west, east, Positions.key(-180_000_000, 90_000_000)))
                .isPositive();
    }

    /** Neighbours share the moved corners, except at the lower left corner of one grid if asked for. */
    private static List<Tile> crooked(int spoilt) {
        Random random = new Random(7);
        long[][] corners = new long[SIDE + 1][SIDE + 1];
        for (int x = 0; x <= SIDE; x++) {
            for (int y = 0; y <= SIDE; y++) {
                corners[x][y] = Positions.key(x * STEP + random.nextInt(STEP / 3), y * STEP + random.nextInt(STEP / 3));
            }
        }
        List<Tile> tiles = new ArrayList<>();
        for (int x = 0; x < SIDE; x++) {
            for (int y = 0; y < SIDE; y++) {
                int number = tiles.size();
                long first = corners[x][y];
                if (number == spoilt) {
                    first = Positions.key(Positions.x(first) + 1, Positions.y(first) + 1);
                }
                Ring ring = new Ring(new long[] {first, corners[x + 1][y], corners[x + 1][y + 1], corners[x][y + 1]});
                tiles.add(new Tile("g" + number, new Place("grids.geojson", number + 2), ring));
            }
        }
        return tiles;
    }
}
