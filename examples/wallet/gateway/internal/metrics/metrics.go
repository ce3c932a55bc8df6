// Package metrics counts answers and sends the counts to CloudWatch.
package metrics

import (
	"context"
	"log/slog"
	"strconv"
	"sync"
	"time"

	"github.com/aws/aws-sdk-go/aws"
	"github.com/aws/aws-sdk-go/service/cloudwatch"
	"github.com/aws/aws-sdk-go/service/cloudwatch/cloudwatchiface"
)

type key struct {
	route  string
	status int
}

// Counter counts answers by route and status. Safe for concurrent use.
type Counter struct {
	mu     sync.Mutex
	counts map[key]float64
}

// NewCounter gives a counter at zero.
func NewCounter() *Counter {
	return &Counter{counts: map[key]float64{}}
}

// Add counts one answer.
func (c *Counter) Add(route string, status int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.counts[key{route, status}]++
}

func (c *Counter) take() map[key]float64 {
	c.mu.Lock()
	defer c.mu.Unlock()
	taken := c.counts
	c.counts = map[key]float64{}
	return taken
}

// Report sends the counts every interval until ctx ends, and then once more.
// Metrics are never worth a failed request: what can't be sent is logged and dropped.
func (c *Counter) Report(ctx context.Context, cw cloudwatchiface.CloudWatchAPI, namespace string, interval time.Duration) {
	ticker := time.NewTicker(interval)
	defer ticker.Stop()
	for {
		select {
		case <-ticker.C:
			c.send(ctx, cw, namespace)
		case <-ctx.Done():
			last, cancel := context.WithTimeout(context.Background(), 3*time.Second)
			defer cancel()
			c.send(last, cw, namespace)
			return
		}
	}
}

func (c *Counter) send(ctx context.Context, cw cloudwatchiface.CloudWatchAPI, namespace string) {
	var data []*cloudwatch.MetricDatum
	for k, n := range c.take() {
		data = append(data, &cloudwatch.MetricDatum{
			MetricName: aws.String("Answers"),
			Unit:       aws.String(cloudwatch.StandardUnitCount),
			Value:      aws.Float64(n),
			Dimensions: []*cloudwatch.Dimension{
				{Name: aws.String("Route"), Value: aws.String(k.route)},
				{Name: aws.String("Status"), Value: aws.String(strconv.Itoa(k.status))},
			},
		})
	}
	if len(data) == 0 {
		return
	}
	_, err := cw.PutMetricDataWithContext(ctx, &cloudwatch.PutMetricDataInput{
		Namespace:  aws.String(namespace),
		MetricData: data,
	})
	if err != nil {
		slog.Warn("metrics were not sent", "error", err, "dropped", len(data))
	}
}
