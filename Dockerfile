# The program, without data: the home is the volume /data. Sign-in must be configured (docs/deployment.md).
FROM python:3.12-slim
RUN useradd --create-home --uid 10001 pcc && install --directory --owner pcc /data
WORKDIR /app
COPY requirements.lock ./
RUN pip install --no-cache-dir --no-compile --no-deps --require-hashes --requirement requirements.lock
COPY . .
RUN pip install --no-cache-dir --no-deps --no-build-isolation --editable .
USER pcc
ENV PCC_HOME=/data
VOLUME /data
EXPOSE 8501
HEALTHCHECK CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8501/_stcore/health')"]
CMD ["pcc", "serve", "--address", "0.0.0.0"]
