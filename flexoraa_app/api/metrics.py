"""Prometheus' page: a few figures read at the moment they are asked for, so that every process tells the same."""

from collections.abc import Iterator

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from flexoraa_app.live import HUB
from flexoraa_app.running import deps
from services.flows.take_measures import Measures, take_measures


class _Figures:
    """What prometheus-client asks for a moment's metrics."""

    def __init__(self, measures: Measures, live_tabs: int) -> None:
        self._measures = measures
        self._live_tabs = live_tabs

    def collect(self) -> Iterator[Metric]:
        """One family per figure."""
        deliveries = GaugeMetricFamily("flexoraa_deliveries", "Stored webhook deliveries by state.", labels=["state"])
        for state, number in self._measures.deliveries.items():
            deliveries.add_metric([state.value], number)
        yield deliveries
        refused = CounterMetricFamily("flexoraa_webhooks_refused", "Deliveries turned away by why.", labels=["why"])
        for why, number in self._measures.refused.items():
            refused.add_metric([why], number)
        yield refused
        failing = GaugeMetricFamily(
            "flexoraa_failing_tenants", "Tenants that a part of the worker fails with.", labels=["part"]
        )
        for part, number in self._measures.failing_tenants.items():
            failing.add_metric([part], number)
        yield failing
        yield GaugeMetricFamily("flexoraa_jobs_queued", "Jobs that wait to run now.", self._measures.queued_jobs)
        yield GaugeMetricFamily("flexoraa_live_tabs", "Open tabs of this process.", self._live_tabs)


async def show_metrics(_request: Request) -> Response:
    """The figures in Prometheus' text format."""
    registry = CollectorRegistry(auto_describe=False)
    registry.register(_Figures(await take_measures(deps()), HUB.live_tabs()))
    return Response(generate_latest(registry), media_type=CONTENT_TYPE_PLAIN_0_0_4)


ROUTES = [Route("/metrics", show_metrics)]
