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

clean:
	@rm -rf .venv .uv staticfiles test-results .*_cache
	@echo "Kept: data/, with the database and the secret key."

.PHONY: run test check messages screenshots clean
