# The service for a team. Build: docker build -t draft-coach .   Run: see docs/serving.md

FROM node:22-bookworm-slim AS page
WORKDIR /page
COPY web/page/package.json web/page/package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY web/page ./
RUN npm run build

FROM python:3.12-slim-bookworm AS wheels
WORKDIR /source
RUN pip install --no-cache-dir "build>=1.2,<2"
COPY . .
COPY --from=page /page/dist web/page/dist
RUN python -m build --wheel --outdir /wheels . \
    && pip install --no-cache-dir --prefix=/installed "$(ls /wheels/*.whl)[postgres]"

FROM python:3.12-slim-bookworm
COPY --from=wheels /installed /usr/local
RUN useradd --system --uid 10001 --home-dir /data --shell /usr/sbin/nologin coach \
    && install --directory --owner=coach --mode=0700 /data
# Everything that is written goes below /data, or to /tmp: the rest may be read-only.
ENV COACH_HOST=0.0.0.0 \
    COACH_PORT=8000 \
    COACH_WORKERS=2 \
    COACH_LOG=json \
    COACH_TIME_LIMIT=30 \
    HOME=/data \
    XDG_DATA_HOME=/data \
    XDG_CONFIG_HOME=/data \
    XDG_CACHE_HOME=/tmp \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1
USER 10001
WORKDIR /data
VOLUME /data
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/readyz', timeout=4)"]
ENTRYPOINT ["coach"]
CMD ["serve"]
