package org.linli.care.elder;

import java.util.List;
import java.util.UUID;

/**
 * What a room keeps of somebody, and what becomes of it when two entries turn out to be one person, or when they are to be
 * forgotten. All of it happens in the caller's transaction, which holds the locks of everybody named.
 */
public interface KeptOfElder {

    /** Names the rows in the memory of a merge, such as {@code visit}; rooms move what they keep in the order of these names. */
    String kind();

    /** Moves what is not over. @return ids of the rows that moved */
    List<String> move(ElderRef given, ElderRef kept);

    /** Gives back those of the rows that are still with the one kept, and not over. */
    void giveBack(List<String> rows, ElderRef kept, ElderRef given);

    /** What is under way and must come to its end before somebody is forgotten. @return ids */
    default List<String> standing(UUID elder) {
        return List.of();
    }

    /** Blanks the words that were written about somebody; what was done and counted stays. */
    void forget(UUID elder);
}
