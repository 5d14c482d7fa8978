#!/bin/sh
# Runs workerd deaf to Ctrl-C: the terminal sends it to every process in the foreground, and the runtime must outlive
# the requests under way. Whoever started it ends it.
trap '' INT
exec "$CONTENTHQ_WORKERD" "$@"
