# Short names for what dev.py does. Arguments: make test ARGS="--sqlite -k vote"

run:
	@python3 dev.py run

test:
	@python3 dev.py test $(ARGS)

check:
	@python3 dev.py check

messages:
	@python3 dev.py messages

screenshots:
	@python3 dev.py screenshots

bench:
	@python3 dev.py bench $(ARGS)

drill:
	@python3 dev.py drill $(ARGS)

sbom:
	@python3 dev.py sbom

audit:
	@python3 dev.py audit

clean:
	@rm -rf .venv .uv staticfiles test-results .*_cache
	@echo "Kept: data/, with the database and the secret key."

.PHONY: run test check messages screenshots bench drill sbom audit clean
