#!/bin/sh
# Print the interpreter to use: the one named on the command line, else the first new enough one on this machine.
new_enough='import sys, venv; raise SystemExit(sys.version_info < (3, 11))'
if [ $# -gt 0 ]; then
    candidates=$1
else
    candidates="python3 python3.14 python3.13 python3.12 python3.11 python"
fi
for name in $candidates; do
    if "$name" -c "$new_enough" 2>/dev/null; then
        echo "$name"
        exit 0
    fi
done
echo "finapp needs Python 3.11 or newer with its venv module; tried: $candidates." >&2
echo "Install one and name it, for example: make run PYTHON=python3.13" >&2
exit 1
