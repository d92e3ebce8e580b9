-- Late orders by unit are counted every half minute: along open orders by their due time, whatever has ended since.
CREATE INDEX CONCURRENTLY IF NOT EXISTS work_order_open_due ON work_order (due_at, unit_code) WHERE NOT ended;
