# The web app of audiotag: what serving needs of the core (tools/light.py), 435 MB beside Python's own image. No torch, no compiler, no root.
#   docker build -t audiotag . && docker run --rm -p 8000:8000 --read-only --tmpfs /tmp:size=2g,mode=1777 audiotag
# Songs lie below /tmp and nowhere else: give it a tmpfs (or a volume) of about max-sessions x max-upload, or lower those two.
FROM python:3.13-slim AS build
WORKDIR /src
COPY settings.ini setup.py pyproject.toml constraints.txt MANIFEST.in README.md LICENSE NOTICE ./
COPY tools/light.py ./tools/
COPY audiotag ./audiotag
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN python -m venv --without-pip /opt/audiotag \
 && python tools/light.py > light.txt \
 && pip --python /opt/audiotag/bin/python install --constraint constraints.txt --requirement light.txt \
 && pip --python /opt/audiotag/bin/python install --no-deps .

FROM python:3.13-slim
RUN groupadd --system --gid 10001 audiotag \
 && useradd --system --uid 10001 --gid audiotag --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin audiotag
COPY --from=build /opt/audiotag /opt/audiotag
ENV PATH=/opt/audiotag/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 ORT_DISABLE_TELEMETRY=1 container=docker
USER 10001:10001
WORKDIR /tmp
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 \
  CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8000/health', timeout=4)"]
ENTRYPOINT ["audiotag"]
CMD ["serve", "--host", "0.0.0.0", "--port", "8000"]
