# Two stages: the wheels are built where a compiler may be needed, the image that runs has none.
FROM python:3.11-slim AS build
WORKDIR /src
COPY pyproject.toml constraints.txt README.md LICENSE NOTICE ./
COPY bot bot
COPY handlers handlers
COPY web web
COPY feeds feeds
COPY digests digests
COPY storage storage
COPY regions regions
COPY news news
COPY locales locales
COPY sandbox sandbox
RUN python -m venv /opt/vestnik \
 && /opt/vestnik/bin/python -m pip install --no-cache-dir --constraint constraints.txt .

FROM python:3.11-slim
RUN useradd --create-home --uid 10001 vestnik && mkdir /data && chown vestnik /data
COPY --from=build /opt/vestnik /opt/vestnik
USER vestnik
# The default database, data/vestnik.db, is then the one in the volume /data.
WORKDIR /
ENV PATH=/opt/vestnik/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    WEB_HOST=0.0.0.0 \
    LOG_FORMAT=json
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
  CMD ["python", "-c", "import os, urllib.request as u; u.urlopen('http://127.0.0.1:' + os.environ.get('WEB_PORT', '8080') + '/health', timeout=4)"]
ENTRYPOINT ["vestnik"]
CMD ["run"]
