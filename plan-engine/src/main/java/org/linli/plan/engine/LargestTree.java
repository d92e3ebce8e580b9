package org.linli.plan.engine;

/** The largest of many values of which few change: a tree of pairs. */
final class LargestTree {

    private final int leaves;
    private final int[] tree;

    LargestTree(int size) {
        int power = 1;
        while (power < size) {
            power <<= 1;
        }
        leaves = power;
        tree = new int[2 * power];
    }

    void set(int index, int value) {
        int node = leaves + index;
        tree[node] = value;
        while (node > 1) {
            int parent = node >> 1;
            int larger = Math.max(tree[node], tree[node ^ 1]);
            if (tree[parent] == larger) {
                return;
            }
            tree[parent] = larger;
            node = parent;
        }
    }

    int largest() {
        return tree[1];
    }
}
